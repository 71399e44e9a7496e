package clinic.endtoend.fire;

import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.Person;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;

/** Patients who had a visit yesterday, are asked today how it goes, answer, and come back to read their advice. */
final class AskedAfterwards {

    private static final Pattern SAFETY = Pattern.compile("name=\"(flag-[^\"]+)\"[^>]*value=\"no\"");
    private static final Pattern CARRIED = Pattern.compile("name=\"(asked)\"[^>]*value=\"([^\"]*)\"");

    private final Clinic clinic;
    private final Queue<Person> waiting = new ArrayDeque<>();
    private final List<String> answered = new ArrayList<>();

    AskedAfterwards(Clinic clinic) {
        this.clinic = clinic;
    }

    /** They know what it is called, so the clinic follows up without anybody having to say so. */
    void book(Iterable<Slot> slots) {
        String condition = clinic.booking().anyCondition().path("id").asString();
        for (Slot slot : slots) {
            Person person = Person.unheardOf();
            Map<String, Object> request = BookingApi.request(slot, person);
            request.put("condition", condition);
            // By mail, for they all have one telephone.
            request.put(
                    "patient", Map.of("name", person.name(), "email", person.email(), "language", person.language()));
            clinic.booking().book(request);
            waiting.add(person);
        }
    }

    int answered() {
        return answered.size();
    }

    int waiting() {
        return waiting.size();
    }

    /** The next of them answers, if asked by now; those who answered before look at their advice again. */
    void goOn() {
        Optional<Letter> asked = Optional.ofNullable(waiting.peek())
                .flatMap(person -> clinic.postbox().of(person.email()).stream()
                        .filter(letter -> letter.purpose().equals("check-in"))
                        .findFirst());
        asked.map(letter -> URI.create(letter.link("/check-in/")).getPath())
                .filter(this::answers)
                .ifPresent(path -> {
                    waiting.remove();
                    answered.add(path);
                });
        if (!answered.isEmpty()) {
            String again = answered.removeFirst();
            isTaken(clinic.http().get(again));
            answered.add(again);
        }
    }

    /** Page by page, each of which takes along what the ones before it said; whoever finds no answer tries again later. */
    private boolean answers(String path) {
        Answer questions = clinic.http().get(path);
        Map<String, String> form = new LinkedHashMap<>();
        SAFETY.matcher(questions.body()).results().forEach(flag -> form.put(flag.group(1), "no"));
        CARRIED.matcher(questions.body()).results().forEach(words -> form.put(words.group(1), words.group(2)));
        boolean taken = isTaken(questions) && submits(path + "/safety", form);
        form.putAll(Map.of("pain", "5", "progress", "same"));
        taken = taken && submits(path + "/how", form);
        form.putAll(Map.of("activity", "gå i trappor", "function", "5"));
        return taken && submits(path + "/answers", form);
    }

    private boolean submits(String path, Map<String, String> form) {
        return isTaken(clinic.http().submit(path, form, Map.of("Origin", clinic.origin())));
    }

    private static boolean isTaken(Answer answer) {
        if (LookedAt.late(answer.status())) {
            return false;
        }
        if (answer.status() >= 400) {
            throw new AssertionError("A check-in was answered by " + answer.status());
        }
        return true;
    }
}
