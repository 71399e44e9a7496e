package clinic.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops processes together: asked all at once, forced after a bound. */
class Stopping {

    private Stopping() {}

    /** Returns when all are gone. */
    static void all(List<ProcessHandle> processes, Duration bound) throws InterruptedException {
        processes.forEach(ProcessHandle::destroy);
        if (!gone(processes, System.nanoTime() + bound.toNanos())) {
            processes.forEach(ProcessHandle::destroyForcibly);
            gone(processes, System.nanoTime() + bound.toNanos());
        }
    }

    static boolean gone(List<ProcessHandle> processes, long deadline) throws InterruptedException {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
