package clinic.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/** Everything a running clinic keeps, in one folder that can be deleted. */
record DataFolder(Path path) {

    static DataFolder open(Path path) throws IOException {
        DataFolder folder = new DataFolder(path.toAbsolutePath().normalize());
        Files.createDirectories(folder.path);
        // Patients' data and secrets: nobody else on this machine needs to look.
        Files.setPosixFilePermissions(folder.path, PosixFilePermissions.fromString("rwx------"));
        for (Path part : List.of(folder.logs(), folder.run(), folder.apps(), folder.viewer())) {
            Files.createDirectories(part);
        }
        return folder;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** There as soon as PostgreSQL's folder is complete; an initialisation may be cut off. */
    Path postgresWhole() {
        return path.resolve("postgres.whole");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path viewer() {
        return path.resolve("viewer");
    }

    /** A line for each day of the audit; kept apart from the database on purpose. */
    Path audit() {
        return path.resolve("audit");
    }

    /** Answers of patients that wait for the database. */
    Path answers() {
        return path.resolve("answers");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** The lock and who runs: pids with their start times. */
    Path run() {
        return path.resolve("run");
    }

    /** The services' jars, unpacked; a copy, so that a build does not pull the floor from under a running clinic. */
    Path apps() {
        return path.resolve("apps");
    }

    /** PostgreSQL's programs, unpacked: ours, not those that somebody else has left in a folder for all. */
    Path programs() {
        return apps().resolve("postgres");
    }

    /** The log of a broker that is only trained; nothing in it is worth keeping. */
    Path training() {
        return path.resolve("training");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    /** How far the clock has been moved forward. */
    Path clock() {
        return path.resolve("clock");
    }

    /** The word of the last restoring, told to every service; each does once what is to be done because of it. */
    Path restored() {
        return path.resolve("restored");
    }

    /** When the last back-up was taken. */
    Path backedUp() {
        return path.resolve("backed-up");
    }

    /** A back-up while it is unpacked. */
    Path restoring() {
        return path.resolve("restoring");
    }

    private Path unpacked() {
        return path.resolve("postgres.unpacked");
    }

    /** The databases that a back-up took the place of. */
    Path laidAside() {
        return path.resolve("postgres.before");
    }

    /** Lays aside the databases that are here, and puts those there that have been unpacked. */
    void putInPlace(Path databases) throws IOException {
        delete(unpacked());
        Files.move(databases, unpacked(), StandardCopyOption.ATOMIC_MOVE);
        finishPuttingInPlace();
    }

    /** Whoever was interrupted in the middle of it goes on: no start may find an empty place and fill it. */
    void finishPuttingInPlace() throws IOException {
        if (!Files.exists(unpacked())) {
            return;
        }
        if (Files.exists(postgres())) {
            Files.move(postgres(), laidAside(), StandardCopyOption.ATOMIC_MOVE);
        }
        // First: what is not called whole is deleted at a start.
        Files.writeString(postgresWhole(), "");
        Files.move(unpacked(), postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Refuses what no service could start with. */
    void checkClock() throws IOException {
        try {
            if (Files.exists(clock())) {
                Duration.parse(Files.readString(clock()).strip());
            }
        } catch (DateTimeParseException damaged) {
            throw new Refusal(
                    "%s should tell how far the clock was moved, such as PT36H, and is damaged: correct it, or delete it and the clock is right again."
                            .formatted(clock()));
        }
    }

    /** Whether the one who was forgetting was interrupted: half of a clinic must not meet a new half. */
    boolean isHalfForgotten() {
        return Files.exists(forgetting());
    }

    private Path forgetting() {
        return path.resolve("forgetting");
    }

    /** Forgets all patients, messages and secrets; keeps unpacked jars and logs. */
    void forget() throws IOException {
        Files.writeString(forgetting(), "");
        deleteWhatWasBooked();
        delete(secrets());
        Files.delete(forgetting());
    }

    /** Ends it for whoever was interrupted, and has come back with a back-up and the secrets that belong to it. */
    void forgetAllButSecrets() throws IOException {
        deleteWhatWasBooked();
        Files.deleteIfExists(forgetting());
    }

    private void deleteWhatWasBooked() throws IOException {
        for (Path part : List.of(
                postgresWhole(),
                postgres(),
                restoring(),
                unpacked(),
                laidAside(),
                kafka(),
                viewer(),
                audit(),
                answers(),
                clock(),
                restored(),
                backedUp())) {
            delete(part);
        }
        Files.createDirectories(viewer());
    }

    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
            try (Stream<Path> children = Files.list(path)) {
                for (Path child : children.toList()) {
                    delete(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
