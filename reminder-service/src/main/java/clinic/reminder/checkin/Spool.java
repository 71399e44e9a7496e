package clinic.reminder.checkin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that the database has not taken yet, one file each, on the server's own disk. Sealed: a copy of the disk tells
 * nobody what a patient answered. A file is whole or not there: it gets its name once all of it is on the disk.
 */
class Spool {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final String WHOLE = ".answer";
    private static final String UNREADABLE = ".unreadable";

    /** Whoever floods us fills no disk. */
    private static final int MOST = 10_000;

    private static final int LONGEST = 64 * 1024;

    private final Path folder;
    private final Seal seal;
    private final JsonMapper json;
    private final int most;

    Spool(Path folder, Seal seal, JsonMapper json) {
        this(folder, seal, json, MOST);
    }

    Spool(Path folder, Seal seal, JsonMapper json, int most) {
        this.folder = folder;
        this.seal = seal;
        this.json = json;
        this.most = most;
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException | UnsupportedOperationException e) {
            log.error(
                    "Answers cannot be kept in {} while the database is away: {}",
                    folder,
                    e.getClass().getName());
        }
    }

    /** On the disk when this returns; empty when it could not be kept. */
    Optional<Path> keep(Posted answer) {
        String name = answer.at().toEpochMilli() + "-" + UUID.randomUUID();
        Path begun = folder.resolve(name + ".begun");
        Path whole = folder.resolve(name + WHOLE);
        try {
            byte[] sealed = seal.close(json.writeValueAsString(answer));
            if (sealed.length > LONGEST || isFull(answer)) {
                log.error("An answer could not be kept: too long, or too many wait for the database");
                return Optional.empty();
            }
            try (FileChannel file = FileChannel.open(
                    begun,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(begun, whole, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
            return Optional.of(whole);
        } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
            log.error(
                    "An answer could not be kept on the disk: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /**
     * While the database is away nobody knows whose link is ours, and anybody can make up a form. Half of the room is for
     * those to whom we have put questions under that very link: that is sealed in the form, and strangers have none.
     */
    private boolean isFull(Posted answer) {
        int waiting = waiting().size();
        return waiting >= (answer.answers().asked().isPresent() ? most : most / 2);
    }

    /** The oldest first. */
    List<Path> waiting() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(WHOLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Empty when somebody else has seen to it, or nobody can read it: then it is put aside. */
    Optional<Posted> read(Path file) {
        try {
            Optional<Posted> answer = seal.open(Files.readAllBytes(file)).flatMap(this::understood);
            if (answer.isEmpty()) {
                log.error(
                        "A kept answer was sealed with another key or is no answer, and is put aside as {}",
                        UNREADABLE);
                Files.move(file, file.resolveSibling(file.getFileName() + UNREADABLE));
            }
            return answer;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Posted> understood(String text) {
        try {
            return Optional.of(json.readValue(text, Posted.class));
        } catch (JacksonException noAnswer) {
            return Optional.empty();
        }
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is taken again, and has no second effect.
            log.warn(
                    "An answer that was taken could not be removed from the disk: {}",
                    e.getClass().getName());
        }
    }
}
