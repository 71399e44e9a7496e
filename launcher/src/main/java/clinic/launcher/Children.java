package clinic.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The parts that run as processes of ours: launched, watched, started again if one dies, stopped together. */
class Children {

    private static final Duration START_BOUND = Duration.ofMinutes(5);
    private static final int RESTARTS = 3;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(5);

    private final DataFolder data;
    private final Progress progress;
    private final ExecutorService restarter = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Child> children = new HashMap<>();
    private final Map<String, RestartBound> restarts = new HashMap<>();
    private boolean watching;
    private boolean stopping;

    Children(DataFolder data, Progress progress) {
        this.data = data;
        this.progress = progress;
    }

    /** Starts a part and returns when it does its work. */
    void launch(Part part) throws IOException, InterruptedException {
        Child.turnLog(data.log(part.name()));
        long from = System.nanoTime();
        spawn(part).awaitReady(START_BOUND);
        progress.step(part.name(), "ready", Duration.ofNanos(System.nanoTime() - from));
    }

    /** From now on a part that dies is started again. */
    synchronized void watch() {
        for (Child child : children.values()) {
            if (!child.handle().isAlive()) {
                throw new Refusal("%s stopped while the others started. Its log: %s"
                        .formatted(child.part().name(), child.log()));
            }
        }
        watching = true;
    }

    synchronized List<Part> parts() {
        return children.values().stream().map(Child::part).toList();
    }

    /** Asks the named parts to stop, all at once; forces those that have not within the bound. */
    void stop(List<String> names, Duration bound) throws InterruptedException {
        List<ProcessHandle> processes = new ArrayList<>();
        synchronized (this) {
            stopping = true;
            for (Child child : children.values()) {
                if (names.contains(child.part().name())) {
                    processes.add(child.handle());
                }
            }
        }
        Stopping.all(processes, bound);
    }

    private synchronized Child spawn(Part part) throws IOException {
        if (stopping) {
            throw new Refusal("The clinic is stopping.");
        }
        Child child = Child.start(part, data);
        children.put(part.name(), child);
        child.handle().onExit().thenRunAsync(() -> died(child), restarter);
        return child;
    }

    private void died(Child child) {
        Part part = child.part();
        boolean again;
        synchronized (this) {
            // While the clinic starts, the one who waits for the part tells that it died.
            if (stopping || !watching) {
                return;
            }
            again = restarts.computeIfAbsent(part.name(), name -> new RestartBound(RESTARTS, RESTARTS_WITHIN))
                    .allows(System.nanoTime());
        }
        if (again) {
            progress.say(
                    "%s has stopped by itself and is started again. Its log: %s".formatted(part.name(), child.log()));
            startAgain(part);
        } else {
            progress.say(
                    "%s has stopped by itself %d times within %d minutes and is not started again; the rest goes on. Its log: %s"
                            .formatted(part.name(), RESTARTS + 1, RESTARTS_WITHIN.toMinutes(), child.log()));
        }
    }

    private void startAgain(Part part) {
        try {
            long from = System.nanoTime();
            Child child = spawn(part);
            try {
                child.awaitReady(START_BOUND);
                progress.step(part.name(), "back", Duration.ofNanos(System.nanoTime() - from));
            } catch (Refusal notReady) {
                // If it died, that is told where deaths are told.
                if (child.handle().isAlive()) {
                    progress.say(String.valueOf(notReady.getMessage()));
                }
            }
        } catch (IOException | Refusal notStarted) {
            progress.say("%s could not be started again: %s".formatted(part.name(), notStarted.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
