package clinic.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A part that was started: its process, its log, its record for whoever comes after a killed launcher. */
class Child {

    private static final Duration PROBE_EVERY = Duration.ofMillis(150);

    /** What a child may know of the shell we were started from; all else would change it by accident. */
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final Part part;
    private final Process process;
    private final Log log;

    private Child(Part part, Process process, Log log) {
        this.part = part;
        this.process = process;
        this.log = log;
    }

    static Child start(Part part, DataFolder data) throws IOException {
        Log log = Log.from(data.log(part.name()));
        Process process = process(part.command().get(), part.environment(), data, log.file());
        try {
            ProcessRecord.of(part.name(), process.toHandle(), part.address()).write(data.run());
        } catch (IOException noRoom) {
            process.destroyForcibly();
            throw noRoom;
        }
        return new Child(part, process, log);
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
        // That one is for whoever builds.
        environment.remove("CLINIC_MAVEN_ARGS");
        environment.putAll(told);
        return builder.start();
    }

    Part part() {
        return part;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns when the part does its work; refuses if it dies first or takes too long, and then it is gone. */
    void awaitReady(Duration bound) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            // The order matters: a stranger on the port answers too, but our own child must be alive afterwards.
            boolean ready = part.ready().test(this);
            if (process.waitFor(ready ? 0 : PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal("%s stopped while it started (exit %d)".formatted(part.name(), process.exitValue()));
            }
            if (ready) {
                return;
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly().waitFor();
                throw new Refusal("%s did not become ready within %d s".formatted(part.name(), bound.toSeconds()));
            }
        }
    }

    /** Whether it has printed this since it started. */
    boolean printed(String words) {
        return log.says(words);
    }
}
