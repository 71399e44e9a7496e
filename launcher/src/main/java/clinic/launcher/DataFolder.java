package clinic.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    Path secrets() {
        return path.resolve("secrets");
    }

    /** How far the clock has been moved forward. */
    Path clock() {
        return path.resolve("clock");
    }

    /** Forgets all patients, messages and secrets; keeps unpacked jars and logs. */
    void forget() throws IOException {
        for (Path part : List.of(postgresWhole(), postgres(), kafka(), viewer(), secrets(), clock())) {
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
