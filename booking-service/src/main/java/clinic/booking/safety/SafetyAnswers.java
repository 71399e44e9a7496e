package clinic.booking.safety;

import clinic.booking.catalogue.SafetyQuestion;
import clinic.booking.catalogue.SafetyQuestion.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The yes and no of a posted form, or of a program. The value of a yes is the level that the clinic's clinicians gave the
 * question, and the form says how many it asked: so the right page can be shown from what was posted, whatever else is away.
 *
 * @param byQuestion question id to {@code no}, or to the level of its yes
 * @param asked how many questions the form held
 */
public record SafetyAnswers(Map<String, String> byQuestion, int asked) {

    static final String PREFIX = "flag-";
    static final String ASKED = "asked";

    private static final String NO = "no";
    private static final int MOST = 50;

    /** From the fields of a form, of which others are passed over. */
    public static SafetyAnswers of(Map<String, String> form) {
        Map<String, String> answers = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank() && answers.size() < MOST) {
                answers.put(name.substring(PREFIX.length()), value);
            }
        });
        String asked = form.getOrDefault(ASKED, "");
        return new SafetyAnswers(answers, asked.matches("\\d{1,2}") ? Integer.parseInt(asked) : Integer.MAX_VALUE);
    }

    /**
     * From a program, which tells no levels: a yes has that of its question.
     *
     * @param said question id to whether it was a yes
     */
    static SafetyAnswers of(Map<String, @Nullable Boolean> said, List<SafetyQuestion> questions) {
        Map<String, String> levels = new LinkedHashMap<>();
        questions.forEach(question -> levels.put(question.id(), question.level().code()));
        Map<String, String> answers = new LinkedHashMap<>();
        said.forEach((id, yes) -> {
            if (yes != null) {
                answers.put(id, yes ? levels.getOrDefault(id, Level.EMERGENCY.code()) : NO);
            }
        });
        return new SafetyAnswers(answers, Integer.MAX_VALUE);
    }

    List<String> yes() {
        return byQuestion.entrySet().stream()
                .filter(answer -> !answer.getValue().equals(NO))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The most urgent level of any yes; whatever is not clearly "today" counts as an emergency. */
    Optional<Level> raised() {
        List<String> yes = yes();
        if (yes.isEmpty()) {
            return Optional.empty();
        }
        boolean today =
                yes.stream().allMatch(id -> Level.CONTACT_CARE_TODAY.code().equals(byQuestion.get(id)));
        return Optional.of(today ? Level.CONTACT_CARE_TODAY : Level.EMERGENCY);
    }

    /** Whether the form's own questions are all answered; one that is not may be the more urgent one. */
    boolean complete() {
        return byQuestion.size() >= asked;
    }

    /** Which of these were answered neither yes nor no. */
    public List<SafetyQuestion> unanswered(List<SafetyQuestion> questions) {
        return questions.stream()
                .filter(question -> !byQuestion.containsKey(question.id()))
                .toList();
    }
}
