package clinic.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A part that was started: its process, its log, its record for whoever comes after a killed launcher. */
class Child {

    private static final Duration PROBE_EVERY = Duration.ofMillis(150);
    private static final int TAIL_LINES = 15;

    /** What a child may know of the shell we were started from; all else would change it by accident. */
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final Part part;
    private final Process process;
    private final Path log;
    private final long logFrom;

    private Child(Part part, Process process, Path log, long logFrom) {
        this.part = part;
        this.process = process;
        this.log = log;
        this.logFrom = logFrom;
    }

    static Child start(Part part, DataFolder data) throws IOException {
        Path log = data.log(part.name());
        long logFrom = Files.exists(log) ? Files.size(log) : 0;
        Process process = process(part.command(), part.environment(), data, log);
        ProcessRecord.of(part.name(), process.toHandle(), part.address()).write(data.run());
        return new Child(part, process, log, logFrom);
    }

    static Process process(List<String> command, Map<String, String> told, DataFolder data, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(data.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !INHERITED.contains(name) && !name.startsWith("CLINIC_"));
        environment.putAll(told);
        return builder.start();
    }

    /** A new log for a new start of the clinic; the one before is kept. */
    static void turnLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, Path.of(log + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Part part() {
        return part;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns when the part does its work; refuses if it dies first or takes too long. */
    void awaitReady(Duration bound) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            // The order matters: a stranger on the port answers too, but our own child must be alive afterwards.
            boolean ready = part.ready().test(this);
            if (process.waitFor(ready ? 0 : PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal("%s stopped while it started (exit %d). The end of its log, %s:%n%s"
                        .formatted(part.name(), process.exitValue(), log, tail()));
            }
            if (ready) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("%s did not become ready within %d s; its log is %s"
                        .formatted(part.name(), bound.toSeconds(), log));
            }
        }
    }

    /** Whether it has printed this since it started. */
    boolean printed(String words) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(logFrom);
            byte[] bytes = new byte[(int) (file.length() - logFrom)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).contains(words);
        } catch (IOException unreadable) {
            return false;
        }
    }

    Path log() {
        return log;
    }

    private String tail() throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.filter(line -> !line.isBlank()).toList();
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
        }
    }
}
