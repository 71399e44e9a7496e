package clinic.endtoend.fire;

import clinic.endtoend.fire.Troubles.Scene;
import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Http;
import clinic.endtoend.running.Person;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Five times as many want to book as can be answered. First it is found how many can, in rounds of patients who ask one
 * after the other, each begun when all is done that came of the last; then new ones come at five times that pace, whether
 * those before them were answered or not. Somebody at the desk and somebody with a check-in look at their pages meanwhile.
 */
final class Rush {

    /** A round, or the rush, that takes more in its time ends early. */
    static final int MOST_BOOKINGS = 3200;

    private static final int MOST_IN_A_ROUND = 400;

    private static final int TIMES_PEAK = 5;
    private static final double FLOOR = 0.8;

    /** What a warm clinic answers in a round, with 16 who ask at once and with 32. */
    private static final int[] AT_ONCE = {16, 32};

    /** A cold clinic answers a fifth of what it will: rounds warm it until one is hardly better than the best before. */
    private static final double HARDLY_BETTER = 1.1;

    private static final int WARMING = 16;
    private static final int FEWEST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 12;

    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration RUSH = Duration.ofSeconds(12);

    /** Free times that are left to those who come when it is over. */
    private static final int LEAST_LEFT = 40;

    /** Who has not been answered by then has gone. */
    private static final Duration WORTH_WAITING = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(300);
    private static final int TRIES = 200;

    private final Scene scene;
    private final int left;
    private final BookingApi api;
    private final AtomicInteger inTime = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger sentAway = new AtomicInteger();
    private final Map<String, Integer> otherwise = new ConcurrentHashMap<>();
    private final Queue<Attempt> unanswered = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private record Attempt(Slot slot, String key, Person patient) {}

    Rush(Scene scene) {
        this.scene = scene;
        this.left = Math.max(LEAST_LEFT, scene.free().size() - MOST_BOOKINGS);
        this.api = new BookingApi(new Http(scene.clinic().url(), PATIENCE));
    }

    /** Returns when the last of them was answered, with the time (nanos) at which the last of them came. */
    long come() throws Exception {
        warm();
        double peak = 0;
        for (int atOnce : AT_ONCE) {
            peak = Math.max(peak, round(atOnce));
        }
        forget();
        Bystander staff = new Bystander(scene.clinic().url(), "/staff", scene.pace());
        Bystander checkIn = new Bystander(scene.clinic().url(), "/check-in/of-nobody", scene.pace());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> bystanders = new ArrayList<>();
            for (Bystander one : List.of(staff, checkIn)) {
                bystanders.add(threads.submit(() -> {
                    one.look(() -> !over);
                    return null;
                }));
            }
            int came = 0;
            long from = System.nanoTime();
            while (System.nanoTime() - from < RUSH.toNanos() && scene.free().size() > left) {
                long due = from + (long) (came / (peak * TIMES_PEAK) * TimeUnit.SECONDS.toNanos(1));
                scene.pace().rest(Duration.ofNanos(due - System.nanoTime()));
                threads.submit(this::book);
                came++;
            }
            over = true;
            long ended = System.nanoTime();
            double lasted = (ended - from) / 1e9;
            double goodput = inTime.get() / lasted;
            threads.shutdown();
            threads.awaitTermination(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
            for (Future<?> bystander : bystanders) {
                bystander.get();
            }
            askAgain();
            tell(peak, came, lasted, goodput);
            for (Bystander one : List.of(staff, checkIn)) {
                scene.ledger().note(one.told());
                if (one.inVain() > 0) {
                    scene.ledger().broke("who did not want to book was sent away: " + one.told());
                }
            }
            return ended;
        }
    }

    private void warm() throws Exception {
        double best = 0;
        for (int rounds = 1; rounds <= MOST_ROUNDS && mayGoOn(); rounds++) {
            double pace = round(WARMING);
            if (rounds >= FEWEST_ROUNDS && pace < best * HARDLY_BETTER) {
                return;
            }
            best = Math.max(best, pace);
        }
    }

    /** The rounds that count, and the rush, need the rest of the free times. */
    private boolean mayGoOn() {
        return scene.free().size() - left > MOST_BOOKINGS / 2 + MOST_IN_A_ROUND;
    }

    /** What patients are written about it shares the processors: the next one begins without that of this. */
    private double round(int atOnce) throws Exception {
        double pace = oneAfterTheOther(atOnce);
        Fire.rest(scene.clinic());
        return pace;
    }

    private void forget() {
        inTime.set(0);
        late.set(0);
        sentAway.set(0);
    }

    /** Bookings a second. */
    private double oneAfterTheOther(int atOnce) throws Exception {
        forget();
        long from = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService patients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int patient = 0; patient < atOnce; patient++) {
                all.add(patients.submit(() -> {
                    while (System.nanoTime() - from < ROUND.toNanos() && inTime.get() < MOST_IN_A_ROUND) {
                        book();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return inTime.get() / ((System.nanoTime() - from) / 1e9);
    }

    private void book() {
        Attempt attempt = new Attempt(scene.free().remove(), UUID.randomUUID().toString(), Person.unheardOf());
        long from = System.nanoTime();
        Answer answer;
        try {
            answer = ask(attempt);
        } catch (UncheckedIOException noAnswer) {
            otherwise.merge("no answer", 1, Integer::sum);
            unanswered.add(attempt);
            return;
        }
        if (answer.status() == 201) {
            promised(answer, attempt);
            (System.nanoTime() - from < WORTH_WAITING.toNanos() ? inTime : late).incrementAndGet();
        } else if (answer.status() == 503
                && answer.retryAfter().isPresent()
                && answer.json().path("type").asString().endsWith(":busy")) {
            // Nothing was done, it said: then somebody else gets that time.
            sentAway.incrementAndGet();
            scene.free().add(attempt.slot());
        } else {
            otherwise.merge(answer.status() + " " + answer.retryAfter().orElse("without Retry-After"), 1, Integer::sum);
            unanswered.add(attempt);
        }
    }

    private Answer ask(Attempt attempt) {
        return api.post(BookingApi.request(attempt.slot(), attempt.patient()), attempt.key());
    }

    private void promised(Answer answer, Attempt attempt) {
        scene.ledger().booked(answer.json().path("id").asString(), attempt.patient());
    }

    /** Who was told nothing, or not what became of it, asks with the same key until it is known. */
    private void askAgain() throws InterruptedException {
        for (Attempt attempt : unanswered) {
            for (int tries = 1; ; tries++) {
                try {
                    Answer answer = ask(attempt);
                    if (answer.status() == 201) {
                        promised(answer, attempt);
                        break;
                    }
                    if (answer.status() < 500 && answer.status() != 429 || tries == TRIES) {
                        scene.ledger().broke("a free time was not given: " + answer.status() + " " + answer.body());
                        break;
                    }
                } catch (UncheckedIOException noAnswer) {
                    if (tries == TRIES) {
                        throw noAnswer;
                    }
                }
                scene.pace().rest(BEFORE_TRYING_AGAIN);
            }
        }
    }

    private void tell(double peak, int came, double lasted, double goodput) {
        Ledger ledger = scene.ledger();
        ledger.note(String.format(
                Locale.ROOT,
                "peak %.0f bookings a second; %.0f a second came for %.0f s, %.0f a second were booked within %d s: %.2f of the peak",
                peak,
                came / lasted,
                lasted,
                goodput,
                WORTH_WAITING.toSeconds(),
                goodput / peak));
        ledger.note("%d came; %d booked in time, %d late, %d sent away with 503 and Retry-After, otherwise %s"
                .formatted(came, inTime.get(), late.get(), sentAway.get(), otherwise));
        if (goodput < FLOOR * peak) {
            ledger.broke(String.format(Locale.ROOT, "goodput is %.2f of the peak", goodput / peak));
        }
        if (!otherwise.isEmpty()) {
            ledger.broke("not everybody was told to come back later: " + otherwise);
        }
    }
}
