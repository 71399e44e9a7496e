package clinic.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Which parts run, for how long, and whether they do their work. */
record StatusReport(DataFolder data, Progress progress, InstantSource clock) {

    /** Tells, and returns whether the clinic is running. */
    boolean tell() throws IOException {
        Optional<ProcessRecord> launcher = ProcessRecord.named(data.run(), "launcher")
                .filter(record -> record.process().isPresent());
        if (launcher.isEmpty()) {
            boolean leftovers = ProcessRecord.all(data.run()).stream()
                            .anyMatch(record -> record.process().isPresent())
                    || new Postmaster(data.postgres()).running().isPresent();
            progress.say(
                    leftovers
                            ? "The clinic is not running, but a killed launcher has left parts of it: ./clinic down stops them, ./clinic up too."
                            : "The clinic is not running. ./clinic up starts it.");
            return false;
        }
        progress.say("The clinic has been running since %s: %s"
                .formatted(age(launcher.get()), launcher.get().address()));
        for (ProcessRecord record : ProcessRecord.all(data.run())) {
            if (!record.name().equals("launcher")) {
                line(record, health(record));
            }
        }
        new Postmaster(data.postgres()).running().ifPresent(record -> line(record, "running"));
        progress.say("Logs: " + data.logs());
        return true;
    }

    private void line(ProcessRecord record, String health) {
        int restarted = new Restarts(data.run()).of(record.name());
        progress.say("  %-10s %-10s pid %-8d since %s%s"
                .formatted(
                        record.name(),
                        health,
                        record.pid(),
                        age(record),
                        restarted == 0 ? "" : ", restarts: %d".formatted(restarted)));
    }

    private static String health(ProcessRecord record) {
        if (record.process().isEmpty()) {
            return "dead";
        }
        if (!record.address().startsWith("http")) {
            return "running";
        }
        return Part.answers(record.address()) ? "ready" : "not ready";
    }

    private String age(ProcessRecord record) {
        Duration age = Duration.between(record.started(), clock.instant());
        return age.toMinutes() < 2 ? age.toSeconds() + " s" : age.toMinutes() + " min";
    }
}
