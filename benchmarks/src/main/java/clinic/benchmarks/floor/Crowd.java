package clinic.benchmarks.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many clients at once, each as fast as it is answered. */
public record Crowd(int clients) {

    /** What a client does in its turn; whatever it throws ends the measurement. */
    public interface Work {
        void once(Turn turn) throws Exception;
    }

    /** How many turns were done, and which is everybody's next. */
    public record Outcome(long done, int next) {}

    /** @param first everybody's first turn */
    public Outcome during(Duration time, int first, Work work) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long done = 0;
        int next = first;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> each = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int own = client;
                each.add(threads.submit(() -> until(end, own, first, work)));
            }
            for (Future<Integer> one : each) {
                done += one.get() - first;
                next = Math.max(next, one.get());
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
        return new Outcome(done, next);
    }

    private static int until(long end, int client, int first, Work work) throws Exception {
        int turn = first;
        while (System.nanoTime() < end) {
            work.once(new Turn(client, turn));
            turn++;
        }
        return turn;
    }
}
