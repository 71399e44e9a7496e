package clinic.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Writes what a clinic must not lose into one file: its databases as they were at one instant, the answers that wait for
 * them, the audit's digests. Not its secrets: whoever finds the file must not find with it what opens patients' links.
 */
record BackUp(DataFolder data, Progress progress, InstantSource clock) {

    static final String NOTE = "back-up.properties";
    static final String TAKEN_AT = "taken-at";
    static final String LINK_KEY = "link-key";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'clinic-'yyyy-MM-dd'T'HH-mm-ss'Z.zip'").withZone(ZoneOffset.UTC);

    int obey(Order.BackUp order) throws IOException, InterruptedException {
        long from = System.nanoTime();
        Path file = Files.isDirectory(order.to()) ? order.to().resolve(NAME.format(clock.instant())) : order.to();
        if (Files.exists(file)) {
            throw new Refusal("%s is there already; back-ups are never written over: choose another name, or a folder."
                    .formatted(file));
        }
        if (!Files.exists(data.postgresWhole())) {
            throw new Refusal(
                    "There is nothing to back up in %s: no clinic was ever started there.".formatted(data.path()));
        }
        try (BackUpFile backUp = BackUpFile.begin(file)) {
            Properties note = note();
            // Before the databases: an answer moves from here to there, and must not slip through in between.
            addIfThere(backUp, "answers", data.answers());
            addDatabases(backUp);
            addIfThere(backUp, "audit", data.audit());
            addIfThere(backUp, "clock", data.clock());
            StringWriter text = new StringWriter();
            note.store(text, null);
            backUp.add(NOTE, text.toString());
            backUp.whole();
        } catch (IOException unwritten) {
            throw new Refusal(
                    "The back-up could not be written (%s), and there is none in %s. Make room, or choose another place."
                            .formatted(unwritten.getMessage(), file));
        }
        Files.writeString(data.backedUp(), note().getProperty(TAKEN_AT));
        progress.say("Backed up in %s: %s, %s MB. Copy it off this machine."
                .formatted(
                        Progress.seconds(Duration.ofNanos(System.nanoTime() - from)),
                        file,
                        String.format(Locale.ROOT, "%.1f", Files.size(file) / 1e6)));
        progress.say(
                "The secrets are not in it: keep a copy of %s elsewhere. Without it no link that patients hold opens."
                        .formatted(data.secrets()));
        return 0;
    }

    private Properties note() throws IOException {
        Properties note = new Properties();
        note.setProperty(
                TAKEN_AT, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        note.setProperty(LINK_KEY, Secrets.in(data).linkKeyFingerprint());
        return note;
    }

    private void addDatabases(BackUpFile backUp) throws IOException, InterruptedException {
        Optional<OneAtATime> lock = OneAtATime.in(data);
        if (lock.isPresent()) {
            // Nobody starts it while it is copied.
            try (OneAtATime held = lock.get()) {
                new Leftovers(data).stop();
                data.finishPuttingInPlace();
                new HotCopy(data.postgres(), 0).ofAStoppedServer(backUp);
            }
            return;
        }
        int port = new Postmaster(data.postgres())
                .port()
                .orElseThrow(() -> new Refusal("The database is starting right now; try again in a moment."));
        try {
            new HotCopy(data.postgres(), port).into(backUp);
        } catch (SQLException refused) {
            throw new Refusal("The database could not be backed up (%s); nothing was written. See %s"
                    .formatted(refused.getMessage(), data.log(Postgres.NAME)));
        }
    }

    private static void addIfThere(BackUpFile backUp, String name, Path path) throws IOException {
        if (Files.exists(path)) {
            backUp.add(name, path, any -> true);
        }
    }
}
