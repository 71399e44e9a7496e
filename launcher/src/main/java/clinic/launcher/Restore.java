package clinic.launcher;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Puts a back-up in the place of what is there, which is laid aside and not deleted. Kafka's topics stay as they are: at
 * the next start each service reads in them what its database has forgotten.
 */
record Restore(DataFolder data, Progress progress) {

    int obey(Order.Restore order) throws IOException, InterruptedException {
        long from = System.nanoTime();
        OneAtATime lock = OneAtATime.in(data)
                .orElseThrow(() -> new Refusal("The clinic is running: stop it first with ./clinic down."));
        try (lock;
                ZipFile file = opened(order.from())) {
            new Leftovers(data).stop();
            Properties note = note(file, order.from());
            requireItsSecrets(note);
            requirePlaceToLayAside();
            if (data.isHalfForgotten()) {
                // Else the next start would go on with it, and forget what has come back.
                data.forgetAllButSecrets();
            }
            DataFolder.delete(data.restoring());
            unpack(file, order.from(), data.restoring());
            boolean replaced = Files.exists(data.postgres());
            putInPlace(data.restoring(), note.getProperty(BackUp.TAKEN_AT));
            progress.say("Restored in %s: the databases are as they were at %s."
                    .formatted(
                            Progress.seconds(Duration.ofNanos(System.nanoTime() - from)),
                            note.getProperty(BackUp.TAKEN_AT)));
            if (replaced) {
                progress.say("What was there lies in %s; delete it when all is well.".formatted(data.laidAside()));
            }
            progress.say(
                    "Start with ./clinic up. Nothing is sent before an admin resumes the channels at /staff/messages/channels: docs/operations/back-up.md");
        }
        return 0;
    }

    private static ZipFile opened(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new Refusal("There is no back-up %s.".formatted(path));
        }
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException cutShort) {
            throw damaged(path);
        }
    }

    /** Written last: with it the whole is there. */
    private static Properties note(ZipFile file, Path path) throws IOException {
        ZipEntry entry = file.getEntry(BackUp.NOTE);
        if (entry == null) {
            throw damaged(path);
        }
        Properties note = new Properties();
        try (InputStream content = file.getInputStream(entry)) {
            note.load(content);
        }
        return note;
    }

    private static Refusal damaged(Path path) {
        return new Refusal("%s is no whole back-up of a clinic; nothing was changed. Take another.".formatted(path));
    }

    private void requireItsSecrets(Properties note) throws IOException {
        if (!Files.exists(data.secrets())) {
            throw new Refusal(
                    "%s is missing, and nothing was changed: put the copy of the secrets there that was kept apart from the back-up. Without it no link that patients hold opens."
                            .formatted(data.secrets()));
        }
        if (!Secrets.read(data).opens(note.getProperty(BackUp.LINK_KEY, ""))) {
            throw new Refusal(
                    "%s does not belong to this back-up, and nothing was changed: no link that patients were sent by then would open. Put the right copy there."
                            .formatted(data.secrets()));
        }
    }

    private void requirePlaceToLayAside() {
        if (Files.exists(data.postgres()) && Files.exists(data.laidAside())) {
            throw new Refusal(
                    "%s is what an earlier restoring took the place of, and nothing was changed: delete it, or move it elsewhere."
                            .formatted(data.laidAside()));
        }
    }

    /** Whoever is interrupted here has changed nothing. */
    private static void unpack(ZipFile file, Path path, Path into) throws IOException {
        Files.createDirectories(into);
        for (ZipEntry entry : file.stream().toList()) {
            Path target = into.resolve(entry.getName()).normalize();
            if (!target.startsWith(into)) {
                throw new Refusal("%s is not a back-up of a clinic: it reaches out of its folder.".formatted(path));
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
            } else {
                try (CheckedInputStream content = new CheckedInputStream(file.getInputStream(entry), new CRC32())) {
                    Files.copy(content, target);
                    if (content.getChecksum().getValue() != entry.getCrc()) {
                        throw damaged(path);
                    }
                } catch (ZipException | EOFException bytesLost) {
                    throw damaged(path);
                }
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /** The databases last: none may start anew that its service was not told of. */
    private void putInPlace(Path unpacked, String takenAt) throws IOException {
        Path answers = unpacked.resolve("answers");
        if (Files.exists(answers)) {
            Files.createDirectories(data.answers());
            try (Stream<Path> waiting = Files.list(answers)) {
                for (Path answer : waiting.toList()) {
                    // They have names of their own, and one that is here and there is the same one.
                    moveIfLacking(answer, data.answers().resolve(answer.getFileName()));
                }
            }
        }
        // One that is here was outside the database, and is the witness of what has been lost.
        moveIfLacking(unpacked.resolve("audit"), data.audit());
        moveIfLacking(unpacked.resolve("clock"), data.clock());
        Files.writeString(data.restored(), takenAt + " " + HexFormat.of().toHexDigits(new SecureRandom().nextInt()));
        data.putInPlace(unpacked.resolve("postgres"));
        DataFolder.delete(unpacked);
    }

    private static void moveIfLacking(Path from, Path to) throws IOException {
        if (Files.exists(from) && !Files.exists(to)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
