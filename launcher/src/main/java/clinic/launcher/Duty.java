package clinic.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Keeps one part at work: starts it, and starts it again whenever it dies. What dies after it was ready is started
 * again at once and for ever; what dies before, after growing pauses, and only so often in a row.
 */
class Duty {

    /** Starts a part and returns its process when it does its work; refuses if it does not. */
    interface Work {
        ProcessHandle start() throws IOException, InterruptedException;
    }

    /** Returns when there is what a part cannot start without. */
    interface Need {
        void await() throws ExecutionException, InterruptedException;
    }

    /** Lets time pass; is interrupted when the clinic stops. */
    interface Rest {
        void rest(Duration pause) throws InterruptedException;
    }

    /** A part that was never ready lacks something that trying does not bring; the person at the keyboard waits. */
    private static final int TRIES_OF_A_NEW_ONE = 4;

    /** A part that was ready once can start: it is worth two minutes. */
    private static final int TRIES = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Path log;
    private final Restarts restarts;
    private final Progress progress;
    private final Rest rest;
    private final CompletableFuture<Void> wasReady = new CompletableFuture<>();
    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();

    Duty(String name, Path log, Restarts restarts, Progress progress, Rest rest) {
        this.name = name;
        this.log = log;
        this.restarts = restarts;
        this.progress = progress;
        this.rest = rest;
    }

    /** Done when it has been ready for the first time. */
    CompletableFuture<Void> wasReady() {
        return wasReady;
    }

    /** Done as long as it does its work. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Ends only by interruption, or by a refusal when the part is given up. */
    void keep(Need need, Work work) throws IOException, ExecutionException, InterruptedException {
        Log.turn(log);
        while (true) {
            ProcessHandle process = begin(need, work);
            process.onExit().get();
            rest.rest(Duration.ZERO);
            ready = new CompletableFuture<>();
            restarts.count(name);
            progress.say("%s has stopped by itself and is started again. Its log: %s".formatted(name, log));
        }
    }

    private ProcessHandle begin(Need need, Work work) throws ExecutionException, InterruptedException {
        for (int failures = 1; ; failures++) {
            need.await();
            try {
                long from = System.nanoTime();
                ProcessHandle process = work.start();
                boolean first = wasReady.complete(null);
                ready.complete(null);
                progress.step(name, first ? "ready" : "back", Duration.ofNanos(System.nanoTime() - from));
                return process;
            } catch (Refusal | IOException reason) {
                rest.rest(Duration.ZERO);
                String what = reason instanceof Refusal
                        ? String.valueOf(reason.getMessage())
                        : "%s could not be started (%s)".formatted(name, reason.getMessage());
                if (failures == (wasReady.isDone() ? TRIES : TRIES_OF_A_NEW_ONE)) {
                    throw givenUp(what, failures);
                }
                Duration pause = pause(failures);
                progress.say("%s and is tried again in %d s. Its log: %s".formatted(what, pause.toSeconds(), log));
                rest.rest(pause);
            }
        }
    }

    private static Duration pause(int failures) {
        Duration doubled = Duration.ofSeconds(1L << (failures - 1));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private Refusal givenUp(String what, int failures) {
        return new Refusal(
                "%s, the %dth time in a row, so the clinic stops; what was booked is kept. Mend what its log tells and start again with ./clinic up. The end of %s:%n%s"
                        .formatted(what, failures, log, Log.tail(log)));
    }
}
