package clinic.endtoend.fire;

import clinic.endtoend.running.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clinic has promised: every answer that a patient got, and nothing else. */
final class Ledger {

    /** What was said of a visit, in the order in which it was promised. */
    enum Word {
        CONFIRMATION,
        CHANGE,
        CANCELLATION;

        /** A confirmation goes to every address, the rest to the first: here everybody has a phone. */
        boolean goesBy(String channel) {
            return this == CONFIRMATION || channel.equals("sms");
        }

        String purpose() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One visit and its promises. */
    record Visit(String appointment, Person patient, List<Word> promised) {}

    private final Map<String, Visit> visits = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final AtomicInteger retries = new AtomicInteger();
    private int changesThatMayHaveHappened;

    synchronized void booked(String appointment, Person patient) {
        Visit before =
                visits.put(appointment, new Visit(appointment, patient, new ArrayList<>(List.of(Word.CONFIRMATION))));
        if (before != null) {
            broken.add("two patients were given the appointment " + appointment);
        }
    }

    synchronized void said(String appointment, Word word) {
        Objects.requireNonNull(visits.get(appointment), "booked first")
                .promised()
                .add(word);
    }

    /** The first try had no answer, and the next was refused because of it: the database knows. */
    synchronized void mayHaveChanged() {
        changesThatMayHaveHappened++;
    }

    synchronized void broke(String promise) {
        broken.add(promise);
    }

    /** What somebody may want to know besides, though it breaks nothing. */
    synchronized void note(String what) {
        notes.add(what);
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    void retried() {
        retries.incrementAndGet();
    }

    int retries() {
        return retries.get();
    }

    synchronized int changesThatMayHaveHappened() {
        return changesThatMayHaveHappened;
    }

    synchronized List<Visit> visits() {
        return List.copyOf(visits.values());
    }

    synchronized List<String> broken() {
        return List.copyOf(broken);
    }
}
