package clinic.reminder.checkin;

import clinic.contracts.content.Progress;
import clinic.contracts.content.Question;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a check-in have said so far. Each page carries on what the ones before it said, so that the last one
 * says all, whatever is away meanwhile.
 *
 * @param activity what matters to the patient, in their own words; empty where they named nothing
 * @param function how well they can do it, from 0 to 10
 * @param asked the published words of the safety questions; empty where nobody knows any more
 */
record GivenAnswers(
        SafetyAnswers safety,
        Optional<Integer> pain,
        Optional<Progress> progress,
        boolean callWanted,
        String activity,
        Optional<Integer> function,
        Optional<Asked.Words> asked) {

    /** A form has it sealed; only what was unsealed is carried under this name. */
    static final String ASKED = "asked";

    static final int LONGEST_ACTIVITY = 120;
    private static final Set<String> OTHERS = Set.of("pain", "progress", "call", "activity", "function");
    private static final int LONGEST = 200;

    static GivenAnswers of(Map<String, String> form) {
        String activity = form.getOrDefault("activity", "").strip();
        return new GivenAnswers(
                SafetyAnswers.of(form),
                scale(form.get("pain")),
                progress(form.getOrDefault("progress", "")),
                "yes".equals(form.get("call")),
                activity.length() > LONGEST_ACTIVITY ? activity.substring(0, LONGEST_ACTIVITY) : activity,
                scale(form.get("function")),
                Asked.Words.of(form.getOrDefault(ASKED, "")));
    }

    /** What of a form belongs to a check-in, and to nothing else that somebody may have sent along. */
    static Map<String, String> carried(Map<String, String> form, Optional<Asked> asked) {
        Map<String, String> carried = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if ((name.startsWith(SafetyAnswers.PREFIX) || OTHERS.contains(name))
                    && !value.isBlank()
                    && name.length() <= LONGEST
                    && value.length() <= LONGEST) {
                carried.put(name, value);
            }
        });
        asked.ifPresent(questions -> carried.put(ASKED, questions.words().written()));
        return carried;
    }

    /** Whether it answers what was asked on the page about that. */
    boolean saysHowItIs(Set<Question> asked) {
        return progress.isPresent() && (pain.isPresent() || !asked.contains(Question.PAIN));
    }

    private static Optional<Integer> scale(@Nullable String number) {
        return number != null && number.matches("\\d|10") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
    }

    private static Optional<Progress> progress(String word) {
        String wanted = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(Progress.values())
                .filter(value -> value.name().equals(wanted))
                .findFirst();
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "GivenAnswers";
    }
}
