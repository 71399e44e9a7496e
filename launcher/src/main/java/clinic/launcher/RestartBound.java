package clinic.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often a part that dies is started again: a limit in a sliding span of time. */
class RestartBound {

    private final int most;
    private final Duration within;
    private final Deque<Long> restarts = new ArrayDeque<>();

    RestartBound(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    /** Whether it may be started again now; counts as a restart if so. */
    synchronized boolean allows(long nanoTime) {
        while (!restarts.isEmpty() && nanoTime - restarts.peek() > within.toNanos()) {
            restarts.poll();
        }
        if (restarts.size() >= most) {
            return false;
        }
        restarts.add(nanoTime);
        return true;
    }
}
