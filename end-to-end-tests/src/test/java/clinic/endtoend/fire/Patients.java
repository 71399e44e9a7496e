package clinic.endtoend.fire;

import clinic.endtoend.fire.Ledger.Word;
import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Http;
import clinic.endtoend.running.Person;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** People who book, and some who move or cancel; who got no answer tries again, as a browser's retry would. */
final class Patients {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GIVES_UP = Duration.ofMinutes(5);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(300);
    private static final double MOVES = 0.15;
    private static final double CANCELS = 0.05;

    /** A cancellation by SMS names no visit, so who cancels has a number to themselves; there are no more of them. */
    private static final int MOST_CANCELS = 90;

    private static final int FIRST_NUMBER = 5;

    private static final AtomicInteger CANCELLED = new AtomicInteger();
    private static final AtomicInteger ALONE = new AtomicInteger();

    private static final Answer NO_ANSWER =
            new Answer(504, "", "no answer", Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    private final BookingApi api;
    private final Queue<Slot> free;
    private final Pace pace;
    private final Ledger ledger;

    Patients(URI clinic, Queue<Slot> free, Pace pace, Ledger ledger) {
        this.api = new BookingApi(new Http(clinic, PATIENCE));
        this.free = free;
        this.pace = pace;
        this.ledger = ledger;
    }

    /** Books until there are enough bookings. */
    void come(Random chance) throws InterruptedException {
        while (pace.mayBook()) {
            book(chance);
        }
    }

    /** Books, and leaves it at that; whoever is given up on has a broken promise in the ledger. */
    Person bookAndStay() throws InterruptedException {
        Person patient = Person.unheardOf();
        ask(patient);
        return patient;
    }

    private void book(Random chance) throws InterruptedException {
        boolean willCancel = chance.nextDouble() < CANCELS && CANCELLED.getAndIncrement() < MOST_CANCELS;
        Person patient = Person.unheardOf();
        if (willCancel) {
            patient = reachableAlone(patient);
        }
        Optional<Answer> booked = ask(patient);
        if (booked.isEmpty()) {
            return;
        }
        String appointment = booked.get().json().path("id").asString();
        String url = booked.get().json().path("manageUrl").asString();
        if (chance.nextDouble() < MOVES) {
            linger(chance);
            Slot later = free.remove();
            change(
                    appointment,
                    url,
                    "reschedule",
                    Map.of("start", later.start(), "practitioner", later.practitioner()),
                    Word.CHANGE);
        }
        if (willCancel) {
            linger(chance);
            change(appointment, url, "cancellation", Map.of(), Word.CANCELLATION);
        }
    }

    private Optional<Answer> ask(Person patient) throws InterruptedException {
        Map<String, Object> request = BookingApi.request(free.remove(), patient);
        String key = UUID.randomUUID().toString();
        Answer answer = insist(() -> api.post(request, key)).last();
        if (answer.status() != 201) {
            ledger.broke("a free time was not given: " + answer.status() + " " + answer.body());
            return Optional.empty();
        }
        ledger.booked(answer.json().path("id").asString(), patient);
        return Optional.of(answer);
    }

    private Person reachableAlone(Person patient) {
        return new Person(
                patient.name(),
                "+467017406%02d".formatted(FIRST_NUMBER + ALONE.getAndIncrement()),
                patient.email(),
                "sv");
    }

    /** Half of them change their minds at once, before the first message can have left. */
    private void linger(Random chance) throws InterruptedException {
        pace.rest(Duration.ofMillis(chance.nextBoolean() ? 0 : chance.nextInt(6000)));
    }

    private void change(String appointment, String manageUrl, String what, Map<String, Object> body, Word word)
            throws InterruptedException {
        String token = manageUrl.substring(manageUrl.lastIndexOf('/') + 1);
        Insistence insistence = insist(() -> api.http()
                .post(
                        "/api/appointments/" + appointment + "/" + what,
                        body,
                        Map.of("Authorization", "Bearer " + token)));
        Answer answer = insistence.last();
        if (answer.status() == 200) {
            ledger.said(appointment, word);
        } else if (insistence.tries() > 1 && answer.status() < 500) {
            ledger.mayHaveChanged();
        } else {
            ledger.broke(what + " was refused: " + answer.status() + " " + answer.body());
        }
    }

    /** Tries until somebody says yes or no. */
    private Insistence insist(Supplier<Answer> request) throws InterruptedException {
        long until = System.nanoTime() + GIVES_UP.toNanos();
        Answer last = NO_ANSWER;
        int tries = 0;
        while (System.nanoTime() < until) {
            tries++;
            try {
                last = request.get();
                if (last.status() < 500 && last.status() != 429) {
                    return new Insistence(last, tries);
                }
            } catch (UncheckedIOException noAnswer) {
                last = NO_ANSWER;
            }
            ledger.retried();
            pace.rest(BEFORE_TRYING_AGAIN);
        }
        return new Insistence(last, tries);
    }

    private record Insistence(Answer last, int tries) {}
}
