package clinic.reminder.checkin;

import clinic.contracts.content.Progress;
import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlag;
import clinic.reminder.Flaw;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program sends of a check-in: all of it at once. A yes to a safety question is taken whatever else is there.
 *
 * @param asked as the questions came with it, so that the answers are kept with the words they were given to, and whether
 *     each was answered is known while the database is away
 * @param safety yes or no to each safety question by its id, asked anew every time
 * @param pain from 0 to 10, where 0 is none; only where it is asked
 * @param progress the patient's own word
 * @param callWanted whether somebody of the clinic should call
 * @param activity what matters to the patient, in their words; only where it is asked, and the first time only; to be left out
 *     is fine
 * @param function how well they can do it, from 0, not at all, to 10, as before the trouble
 */
record CheckInAnswers(
        @Nullable String asked,
        @Nullable Map<String, Boolean> safety,
        @Schema(minimum = "0", maximum = "10") @Nullable Integer pain,

        @Schema(allowableValues = {"better", "same", "worse"}) @Nullable
        String progress,

        @Nullable Boolean callWanted,
        @Nullable String activity,
        @Schema(minimum = "0", maximum = "10") @Nullable Integer function) {

    private static final int MOST = 10;

    /** As the pages send it. */
    Map<String, String> form(List<RedFlag> questions) {
        Map<String, String> form = new HashMap<>();
        Map<String, Boolean> said = safety == null ? Map.of() : safety;
        said.forEach((name, yes) -> {
            if (yes != null) {
                String id = keepable(name);
                form.put(SafetyAnswers.PREFIX + id, yes ? SafetyAnswers.yesTo(id, questions) : SafetyAnswers.NO);
            }
        });
        put(form, "pain", pain);
        put(form, "progress", progress);
        put(form, "call", Boolean.TRUE.equals(callWanted) ? "yes" : null);
        put(form, "activity", activity);
        put(form, "function", function);
        return form;
    }

    /** A yes is taken whatever it is called; a name that no database keeps would hold it up, and all that wait behind it. */
    private static String keepable(String id) {
        return id.matches("[\\w.-]{1,100}") ? id : "unknown";
    }

    private static void put(Map<String, String> form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value.toString());
        }
    }

    static List<Flaw> unanswered(List<String> flags) {
        return flags.stream()
                .map(id -> new Flaw("safety." + id, "missing", "Has to be answered with yes or no"))
                .toList();
    }

    /** What is wrong with all but the safety questions. What was not asked is passed over, whatever was sent of it. */
    List<Flaw> flaws(Set<Question> asked) {
        List<Flaw> flaws = new ArrayList<>();
        boolean painAsked = asked.contains(Question.PAIN);
        if (painAsked && pain == null) {
            flaws.add(missing("pain"));
        }
        if (progress == null) {
            flaws.add(missing("progress"));
        } else if (Arrays.stream(Progress.values()).noneMatch(one -> word(one).equals(progress))) {
            flaws.add(new Flaw("progress", "unknown", "Has to be better, same or worse"));
        }
        if (painAsked) {
            scale("pain", pain).ifPresent(flaws::add);
        }
        if (asked.contains(Question.OWN_ACTIVITY)) {
            flaws.addAll(ownActivity());
        }
        return flaws;
    }

    private List<Flaw> ownActivity() {
        List<Flaw> flaws = new ArrayList<>();
        scale("function", function).ifPresent(flaws::add);
        if (activity != null && activity.strip().length() > GivenAnswers.LONGEST_ACTIVITY) {
            flaws.add(new Flaw("activity", "too-long", "At most " + GivenAnswers.LONGEST_ACTIVITY + " characters fit"));
        }
        return flaws;
    }

    /** What matters was named and not rated, or rated and not named. */
    Flaw half() {
        return missing(function == null ? "function" : "activity");
    }

    private static Optional<Flaw> scale(String field, @Nullable Integer number) {
        return number == null || number >= 0 && number <= MOST
                ? Optional.empty()
                : Optional.of(new Flaw(field, "out-of-range", "Has to be from 0 to " + MOST));
    }

    private static Flaw missing(String field) {
        return new Flaw(field, "missing", "Has to be given");
    }

    private static String word(Progress progress) {
        return progress.name().toLowerCase(Locale.ROOT);
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "CheckInAnswers";
    }
}
