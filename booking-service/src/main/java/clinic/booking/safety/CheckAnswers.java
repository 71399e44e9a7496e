package clinic.booking.safety;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.SafetyQuestion;
import clinic.booking.catalogue.SafetyQuestion.Level;
import clinic.site.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what a program was answered as the page takes a form: a yes first, and then whether all has been asked. */
@Component
public class CheckAnswers {

    private static final String FIELD = "safetyAnswers";

    private final SafetyQuestions questions;
    private final JudgeAnswers judging;

    CheckAnswers(SafetyQuestions questions, JudgeAnswers judging) {
        this.questions = questions;
        this.judging = judging;
    }

    /**
     * Passes where every question that is asked now was answered no.
     *
     * @param kept false for who answers too often to be a patient
     * @throws CareFirst where one was answered yes
     * @throws InvalidInput naming what was not answered, or that other questions are asked by now
     */
    public void check(GivenAnswers given, @Nullable UUID condition, @Nullable UUID treatment, boolean kept) {
        List<SafetyQuestion> asked = Language.all().stream()
                .map(language -> questions.about(condition, language))
                .filter(set -> SafetyQuestions.version(set).equals(given.version()))
                .findFirst()
                .orElseGet(() -> questions.about(condition, Language.SWEDISH));
        Map<String, @Nullable Boolean> said = given.answers() == null ? Map.of() : given.answers();
        SafetyAnswers answers = SafetyAnswers.of(said, asked);
        Level raised =
                judging.stop(answers, () -> asked, condition, treatment, kept).orElse(null);
        if (raised != null) {
            throw new CareFirst(raised);
        }
        List<Fault> faults = new ArrayList<>();
        if (given.version() == null) {
            faults.add(new Fault(FIELD + ".version", "missing"));
        } else if (!given.version().equals(SafetyQuestions.version(asked))) {
            faults.add(new Fault(FIELD + ".version", "questions-changed"));
        }
        answers.unanswered(asked).stream()
                .map(question -> new Fault(FIELD + ".answers." + question.id(), "missing"))
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
