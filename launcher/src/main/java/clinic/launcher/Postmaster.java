package clinic.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own record of its process, written before anybody can connect; so even a launcher killed while it
 * started PostgreSQL leaves a trace.
 */
record Postmaster(Path data) {

    private static final int PID_LINE = 0;
    private static final int START_LINE = 2;
    private static final int PORT_LINE = 3;

    Optional<ProcessRecord> running() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            ProcessRecord record = new ProcessRecord(
                    "postgres",
                    Long.parseLong(lines.get(PID_LINE).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE).strip())),
                    "");
            return record.process().map(process -> record);
        } catch (IOException | RuntimeException notRunning) {
            return Optional.empty();
        }
    }

    /** Where it listens, if it runs. */
    Optional<Integer> port() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return running()
                    .map(running -> Integer.parseInt(lines.get(PORT_LINE).strip()));
        } catch (IOException | RuntimeException notRunning) {
            return Optional.empty();
        }
    }

    /** Fast shutdown: transactions in progress are rolled back, everything committed is on disk. */
    static void stop(ProcessHandle process, Duration bound) throws IOException, InterruptedException {
        signal(process, "INT");
        if (!gone(process, bound)) {
            signal(process, "QUIT");
            gone(process, bound);
        }
    }

    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean gone(ProcessHandle process, Duration bound) throws InterruptedException {
        return Stopping.gone(List.of(process), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(bound.toMillis()));
    }
}
