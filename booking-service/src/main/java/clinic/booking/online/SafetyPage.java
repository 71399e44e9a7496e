package clinic.booking.online;

import clinic.booking.catalogue.SafetyQuestion;
import clinic.booking.catalogue.SafetyQuestion.Level;
import clinic.booking.limits.TooOften;
import clinic.booking.safety.JudgeAnswers;
import clinic.booking.safety.SafetyAnswers;
import clinic.booking.safety.SafetyQuestions;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Step 2: does something need care elsewhere, now or today? Asked before time and name. A yes shows where that care
 * is and books nothing; that page is made from what was posted alone, and shows whatever is away.
 */
@Controller
class SafetyPage {

    private final OpenPages pages;
    private final SafetyQuestions questions;
    private final JudgeAnswers judging;

    SafetyPage(OpenPages pages, SafetyQuestions questions, JudgeAnswers judging) {
        this.pages = pages;
        this.questions = questions;
        this.judging = judging;
    }

    @GetMapping({"/book/safety", "/book/safety/language", "/book/safety/again"})
    ModelAndView show(@ModelAttribute("asked") Choices asked, Locale locale) {
        return asked.treatment() == null
                ? SeeOther.at(asked.at("/book"))
                : questions(asked, SafetyAnswers.of(Map.of()), Details.NONE, HttpStatus.OK, locale);
    }

    /**
     * The same questions in the other language, with the answers given so far; and for someone who comes back from the
     * times and has typed their details, which must not travel in an address.
     */
    @PostMapping({"/book/safety/language", "/book/safety/again"})
    ModelAndView showKeeping(
            @ModelAttribute("asked") Choices asked,
            @ModelAttribute("typed") Details typed,
            @RequestParam Map<String, String> form,
            Locale locale) {
        return questions(asked, SafetyAnswers.of(form), typed, HttpStatus.OK, locale);
    }

    @PostMapping("/book/safety")
    ModelAndView judge(
            @ModelAttribute("asked") Choices asked,
            @ModelAttribute("typed") Details typed,
            @RequestParam Map<String, String> form,
            Locale locale,
            HttpServletRequest request) {
        SafetyAnswers answers = SafetyAnswers.of(form);
        Optional<Level> raised = judging.stop(
                answers,
                () -> questionsFor(asked, locale),
                asked.condition(),
                asked.treatment(),
                TooOften.of(request).isEmpty());
        if (raised.isPresent()) {
            return raised.get() == Level.EMERGENCY ? emergency(asked, locale) : contactCare(asked, locale);
        }
        return answers.unanswered(questionsFor(asked, locale)).isEmpty()
                ? onwards(asked.answered(), typed, locale)
                : questions(asked, answers, typed, HttpStatus.UNPROCESSABLE_CONTENT, locale)
                        .addObject("refused", true);
    }

    private ModelAndView onwards(Choices answered, Details typed, Locale locale) {
        return typed.typed() ? pages.time(answered, typed, locale) : SeeOther.at(answered.at("/book/time"));
    }

    @GetMapping("/book/emergency")
    ModelAndView emergency(@ModelAttribute("asked") Choices asked, Locale locale) {
        return care("book/emergency", asked, locale);
    }

    @GetMapping("/book/contact-care")
    ModelAndView contactCare(@ModelAttribute("asked") Choices asked, Locale locale) {
        return care("book/contact-care", asked, locale);
    }

    private static ModelAndView care(String view, Choices asked, Locale locale) {
        Choices choices = asked.unanswered();
        ModelAndView page = new ModelAndView(view).addObject("choices", choices);
        return OtherLanguage.at(choices.at("/" + view), page, locale);
    }

    private ModelAndView questions(
            Choices asked, SafetyAnswers answers, Details typed, HttpStatusCode status, Locale locale) {
        List<SafetyQuestion> wanted = questionsFor(asked, locale);
        Choices choices = asked.unanswered();
        ModelAndView page = new ModelAndView("book/safety", status)
                .addObject("choices", choices)
                .addObject("questions", wanted)
                .addObject("typed", typed)
                .addObject("answers", answers.byQuestion())
                .addObject("unanswered", answers.unanswered(wanted));
        return OtherLanguage.through("safety", choices.at("/book/safety/language"), page, locale);
    }

    private List<SafetyQuestion> questionsFor(Choices asked, Locale locale) {
        return questions.about(asked.condition(), locale);
    }
}
