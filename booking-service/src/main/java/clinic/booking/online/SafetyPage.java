package clinic.booking.online;

import clinic.booking.catalogue.Condition;
import clinic.booking.catalogue.Conditions;
import clinic.booking.catalogue.SafetyQuestion;
import clinic.booking.catalogue.SafetyQuestion.Level;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Step 2: does something need care elsewhere, now or today? Asked before time and name. A yes shows where that care
 * is and books nothing; the answers are judged, and neither stored nor put in an address.
 */
@Controller
class SafetyPage {

    private static final String YES = "yes";
    private static final String NO = "no";

    private final Conditions conditions;
    private final MeterRegistry figures;

    SafetyPage(Conditions conditions, MeterRegistry figures) {
        this.conditions = conditions;
        this.figures = figures;
    }

    @GetMapping("/book/safety")
    ModelAndView show(@ModelAttribute("asked") Choices asked, Locale locale) {
        return asked.treatment() == null
                ? SeeOther.at(asked.at("/book"))
                : new ModelAndView("book/safety", questions(asked, locale, Map.of()));
    }

    @PostMapping("/book/safety")
    ModelAndView judge(
            @ModelAttribute("asked") Choices asked, @RequestParam Map<String, String> answers, Locale locale) {
        List<SafetyQuestion> questions = questionsFor(asked, locale);
        if (saidYes(questions, answers, Level.EMERGENCY)) {
            return care("book/emergency", asked);
        }
        if (questions.stream().anyMatch(question -> answer(question, answers).isEmpty())) {
            return new ModelAndView("book/safety", questions(asked, locale, answers), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("refused", true);
        }
        if (saidYes(questions, answers, Level.CONTACT_CARE_TODAY)) {
            return care("book/contact-care", asked);
        }
        return SeeOther.at(asked.answered().at("/book/time"));
    }

    /** How many, and nothing about whom or what. */
    private ModelAndView care(String view, Choices asked) {
        figures.counter("clinic.bookings.red.flag.stops").increment();
        return new ModelAndView(view, Map.of("choices", asked.unanswered()));
    }

    private Map<String, Object> questions(Choices asked, Locale locale, Map<String, String> answers) {
        List<SafetyQuestion> questions = questionsFor(asked, locale);
        return Map.of(
                "choices",
                asked.unanswered(),
                "questions",
                questions,
                "answers",
                answers,
                "unanswered",
                questions.stream()
                        .filter(question -> answer(question, answers).isEmpty())
                        .toList());
    }

    private List<SafetyQuestion> questionsFor(Choices asked, Locale locale) {
        return Optional.ofNullable(asked.condition())
                .flatMap(id -> conditions.condition(id, locale))
                .map(Condition::safetyQuestions)
                .filter(questions -> !questions.isEmpty())
                .orElseGet(() -> conditions.generalQuestions(locale));
    }

    private static boolean saidYes(List<SafetyQuestion> questions, Map<String, String> answers, Level level) {
        return questions.stream()
                .filter(question -> question.level() == level)
                .anyMatch(question ->
                        answer(question, answers).filter(YES::equals).isPresent());
    }

    private static Optional<String> answer(SafetyQuestion question, Map<String, String> answers) {
        return Optional.ofNullable(answers.get(question.id()))
                .filter(answer -> answer.equals(YES) || answer.equals(NO));
    }
}
