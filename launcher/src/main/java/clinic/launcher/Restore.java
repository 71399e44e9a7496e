package clinic.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Puts a back-up in the place of what is there, which is laid aside and not deleted. Kafka's topics stay as they are: at
 * the next start each service reads in them what its database has forgotten.
 */
record Restore(DataFolder data, Progress progress) {

    private static final String DATABASES = "postgres/";
    private static final String ANSWERS = "answers/";
    private static final String AUDIT = "audit/";
    private static final String CLOCK = "clock";

    int obey(Order.Restore order) throws IOException, InterruptedException {
        long from = System.nanoTime();
        OneAtATime lock = OneAtATime.in(data)
                .orElseThrow(() -> new Refusal("The clinic is running: stop it first with ./clinic down."));
        try (lock;
                ZipFile file = opened(order.from())) {
            new Leftovers(data).stop();
            Properties note = note(file, order.from());
            requireItsSecrets(note);
            Path draft = data.restoring();
            DataFolder.delete(draft);
            unpack(file, DATABASES, draft);
            boolean replaced = Files.exists(data.postgres());
            data.putInPlace(draft);
            // Answers have names of their own, and one that is here and there is the same one.
            unpack(file, ANSWERS, data.answers());
            if (!Files.exists(data.audit())) {
                // Else the one that was outside the database is the witness of what has been lost.
                unpack(file, AUDIT, data.audit());
            }
            if (!Files.exists(data.clock()) && file.getEntry(CLOCK) != null) {
                unpack(file, CLOCK, data.clock());
            }
            Files.writeString(
                    data.restored(),
                    note.getProperty(BackUp.TAKEN_AT) + " " + HexFormat.of().toHexDigits(new SecureRandom().nextInt()));
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
        if (!Secrets.in(data).opens(note.getProperty(BackUp.LINK_KEY, ""))) {
            throw new Refusal(
                    "%s does not belong to this back-up, and nothing was changed: no link that patients were sent by then would open. Put the right copy there."
                            .formatted(data.secrets()));
        }
    }

    private static void unpack(ZipFile file, String name, Path into) throws IOException {
        List<? extends ZipEntry> entries =
                file.stream().filter(entry -> entry.getName().startsWith(name)).toList();
        for (ZipEntry entry : entries) {
            Path target = into.resolve(entry.getName().substring(name.length())).normalize();
            if (!target.startsWith(into)) {
                throw new Refusal(
                        "%s is not a back-up of a clinic: it reaches out of its folder.".formatted(file.getName()));
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
            } else if (!Files.exists(target)) {
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
