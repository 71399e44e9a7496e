package clinic.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next start faster: once the clinic is ready, each part that was never trained starts once more beside it,
 * one at a time and behind everybody else's back (nice), as far as its work would begin, and leaves its loaded and
 * linked classes for next time. What the others wait for comes first, then what takes longest: who stops early has the
 * best of it.
 */
class Training {

    private static final String NAME = "training";
    private static final long SETTLING_SECONDS = 5;
    private static final List<String> ORDER = List.of("kafka", "booking", "reminder", "content", "gateway", "viewer");

    private final DataFolder data;
    private final Ports free;
    private @Nullable Process process;
    private boolean stopped;

    Training(DataFolder data, Ports free) {
        this.data = data;
        this.free = free;
    }

    void begin(List<Part> parts) {
        List<Part> untrained = parts.stream()
                .filter(part -> !part.lesson().isLearnt())
                .sorted(Comparator.comparing(part -> ORDER.indexOf(part.name())))
                .toList();
        if (!untrained.isEmpty() && !"off".equals(System.getenv("CLINIC_TRAINING"))) {
            Thread.ofPlatform().daemon().name(NAME).start(() -> all(untrained));
        }
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void all(List<Part> parts) {
        try {
            settle();
            Files.deleteIfExists(data.log(NAME));
            for (Part part : parts) {
                train(part);
            }
        } catch (IOException e) {
            // The next start is as slow as this one; nothing else is lost.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever just waited for READY clicks first. */
    private synchronized void settle() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLING_SECONDS);
        while (!stopped && System.nanoTime() < until) {
            TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
        }
    }

    private void train(Part part) throws IOException, InterruptedException {
        Path result = part.lesson().result();
        Path halfDone = Path.of(result + ".new");
        DataFolder.delete(data.training());
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(part.lesson().command().apply(halfDone));
        Map<String, String> environment = new HashMap<>(part.environment());
        // It binds no port; should it ever, then not one that is in use.
        environment.replaceAll((name, value) -> name.endsWith("_PORT") ? Integer.toString(free.free()) : value);
        Process started;
        synchronized (this) {
            if (stopped) {
                return;
            }
            started = Child.process(command, environment, data, data.log(NAME));
            process = started;
            ProcessRecord.of(NAME, started.toHandle(), "").write(data.run());
        }
        if (started.waitFor() == 0 && Files.exists(halfDone)) {
            Files.move(halfDone, result, StandardCopyOption.ATOMIC_MOVE);
        }
        DataFolder.delete(data.training());
        ProcessRecord.erase(data.run(), NAME);
    }
}
