package clinic.booking.safety;

import clinic.booking.InvalidInput;
import clinic.booking.catalogue.SafetyQuestion;
import clinic.booking.catalogue.SafetyQuestion.Level;
import clinic.booking.limits.TooOften;
import clinic.booking.safety.Care.CareAnswer;
import clinic.site.Language;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a program asks before it looks for a time, and what it shows upon a yes. */
@RestController
class SafetyController {

    private final SafetyQuestions questions;
    private final CheckAnswers checking;
    private final Care care;

    SafetyController(SafetyQuestions questions, CheckAnswers checking, Care care) {
        this.questions = questions;
        this.checking = checking;
        this.care = care;
    }

    @GetMapping("/api/safety-questions")
    @Operation(
            summary = "What is asked before a time is chosen",
            description =
                    "Of a condition, or in general. A yes books nothing: show what `care` says for its level at once."
                            + " Where a condition is not published in English, English is as Swedish.")
    SafetyQuestionsAnswer questions(@RequestParam(required = false) @Nullable UUID condition) {
        return new SafetyQuestionsAnswer(in(Language.SWEDISH, condition), in(Language.ENGLISH, condition));
    }

    private SafetySetAnswer in(Locale language, @Nullable UUID condition) {
        List<SafetyQuestion> asked = questions.about(condition, language);
        return new SafetySetAnswer(
                SafetyQuestions.version(asked),
                asked.stream()
                        .map(question -> new SafetySetAnswer.SafetyQuestionAnswer(
                                question.id(), question.text(), question.level().code()))
                        .toList(),
                Stream.of(Level.values()).map(level -> care.at(level, language)).toList());
    }

    /** The same in both languages, each with a version of its own. */
    record SafetyQuestionsAnswer(SafetySetAnswer sv, SafetySetAnswer en) {}

    /**
     * Questions to be answered yes or no.
     *
     * @param version sent back with the answers
     * @param care what is shown upon a yes, by its level
     */
    record SafetySetAnswer(UUID version, List<SafetyQuestionAnswer> questions, List<CareAnswer> care) {

        /** @param level {@code emergency} or {@code contact-care-today}: what a yes asks for */
        record SafetyQuestionAnswer(String id, String text, String level) {}
    }

    /**
     * What was answered, before anybody has given a name.
     *
     * @param condition that the questions were asked for; null for the general ones
     * @param treatment that somebody wants to book; null where none is chosen yet
     */
    record SafetyAnswersBody(
            @Nullable UUID condition,
            @Nullable UUID treatment,
            @Nullable GivenAnswers safetyAnswers) {}

    @PostMapping("/api/safety-answers")
    @Operation(
            summary = "Whether answers lead to a time or to care",
            description =
                    "A yes is kept without a name, for the clinic to judge its questions. Whoever answers yes is told"
                            + " where care is, however often a network asks.")
    SafetyOutcomeAnswer answers(@RequestBody SafetyAnswersBody body, HttpServletRequest request, Locale locale) {
        GivenAnswers given = body.safetyAnswers();
        if (given == null) {
            throw new InvalidInput("safetyAnswers", "missing");
        }
        try {
            checking.check(
                    given,
                    body.condition(),
                    body.treatment(),
                    TooOften.of(request).isEmpty());
            return new SafetyOutcomeAnswer("clear", null);
        } catch (CareFirst stopped) {
            return new SafetyOutcomeAnswer(stopped.level().code(), care.at(stopped.level(), locale));
        }
    }

    /**
     * What comes of it.
     *
     * @param outcome {@code clear}, {@code emergency} or {@code contact-care-today}
     * @param care left out where it is clear
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SafetyOutcomeAnswer(String outcome, @Nullable CareAnswer care) {}
}
