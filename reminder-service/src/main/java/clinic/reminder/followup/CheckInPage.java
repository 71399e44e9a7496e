package clinic.reminder.followup;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Progress;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.followup.OpenCheckIn.Opened;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The check-in behind a patient's link: safety first, then how it goes, then what the clinic advises. */
@Controller
class CheckInPage {

    private final OpenCheckIn checkIns;
    private final AnswerCheckIn answers;
    private final UrgentAnswers urgent;
    private final UsableContent usable;
    private final PublishedContent content;

    CheckInPage(
            OpenCheckIn checkIns,
            AnswerCheckIn answers,
            UrgentAnswers urgent,
            UsableContent usable,
            PublishedContent content) {
        this.checkIns = checkIns;
        this.answers = answers;
        this.urgent = urgent;
        this.usable = usable;
        this.content = content;
    }

    /** Shows the first questions, or what came of an answer already given. */
    @GetMapping("/check-in/{token}")
    ModelAndView show(@PathVariable String token, Locale language) {
        return step(token, language, (opened, condition) -> safety(token, condition, Map.of(), List.of()));
    }

    /** Takes the safety questions; a yes ends the check-in with where care is. */
    @PostMapping("/check-in/{token}/safety")
    ModelAndView safety(@PathVariable String token, @RequestParam Map<String, String> form, Locale language) {
        SafetyAnswers safety = SafetyAnswers.of(form);
        if (safety.anyYes()) {
            return care(urgent.save(token, safety, language));
        }
        return step(token, language, (opened, condition) -> {
            List<String> unanswered = safety.unanswered(condition.redFlags());
            return unanswered.isEmpty()
                    ? progress(token, safety, form, false)
                    : safety(token, condition, safety.byFlag(), unanswered);
        });
    }

    /** Takes how it goes. The safety answers come along, so that nothing is kept half. */
    @PostMapping("/check-in/{token}/answers")
    ModelAndView answer(@PathVariable String token, @RequestParam Map<String, String> form, Locale language) {
        SafetyAnswers safety = SafetyAnswers.of(form);
        if (safety.anyYes()) {
            return care(urgent.save(token, safety, language));
        }
        return step(token, language, (opened, condition) -> {
            List<String> unanswered = safety.unanswered(condition.redFlags());
            if (!unanswered.isEmpty()) {
                return safety(token, condition, safety.byFlag(), unanswered);
            }
            Optional<Integer> pain = PostedAnswer.pain(form);
            Optional<Progress> progress = PostedAnswer.progress(form);
            if (pain.isEmpty() || progress.isEmpty()) {
                return progress(token, safety, form, true);
            }
            answers.answer(opened, pain.get(), progress.get(), language);
            return new ModelAndView("redirect:/check-in/" + token);
        });
    }

    /** The switch of language and a reload ask for the address of a form: the questions start again. */
    @GetMapping({"/check-in/{token}/safety", "/check-in/{token}/answers"})
    ModelAndView again(@PathVariable String token, Locale language) {
        return new ModelAndView("redirect:/check-in/" + token + "?lang=" + language.getLanguage());
    }

    private interface Step {
        ModelAndView show(Opened opened, ConditionPublished condition);
    }

    /** What every step has in common: a link that is ours, in time, unanswered, and questions that may be asked. */
    private ModelAndView step(String token, Locale language, Step step) {
        Opened opened = checkIns.open(token).orElse(null);
        if (opened == null) {
            return page("check-in/closed", HttpStatus.NOT_FOUND, Map.of("why", "unknown"));
        }
        if (opened.expired()) {
            return page("check-in/closed", HttpStatus.GONE, Map.of("why", "expired"));
        }
        if (opened.answer() != null) {
            return outcome(opened.followUp(), opened.answer());
        }
        ConditionPublished condition =
                usable.condition(opened.followUp(), language, opened.today()).orElse(null);
        if (condition == null || opened.followUp().standing() != FollowUp.Standing.ACTIVE) {
            return page("check-in/closed", HttpStatus.OK, Map.of("why", "paused"));
        }
        return step.show(opened, condition);
    }

    private static ModelAndView safety(
            String token, ConditionPublished condition, Map<String, String> given, List<String> unanswered) {
        return page(
                "check-in/safety",
                unanswered.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                Map.of("token", token, "flags", condition.redFlags(), "given", given, "unanswered", unanswered));
    }

    private static ModelAndView progress(String token, SafetyAnswers safety, Map<String, String> form, boolean asked) {
        Optional<Integer> pain = PostedAnswer.pain(form);
        Optional<Progress> progress = PostedAnswer.progress(form);
        boolean incomplete = asked && (pain.isEmpty() || progress.isEmpty());
        return page(
                "check-in/progress",
                incomplete ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                Map.of(
                        "token",
                        token,
                        "safety",
                        safety.byFlag(),
                        "pain",
                        pain.map(String::valueOf).orElse(""),
                        "progress",
                        progress.map(Enum::name).orElse(""),
                        "painMissing",
                        asked && pain.isEmpty(),
                        "progressMissing",
                        asked && progress.isEmpty()));
    }

    private ModelAndView outcome(FollowUp followUp, Answer answer) {
        if (answer.level() != null) {
            return care(answer.level());
        }
        List<AdvicePublished> advice = answer.shown().stream()
                .flatMap(item -> content.advice(item.itemId(), item.locale(), item.version()).stream())
                .toList();
        return page(
                "check-in/advice",
                HttpStatus.OK,
                Map.of(
                        "advice", advice,
                        "rebook", answer.offerRebooking(),
                        "condition", followUp.conditionId()));
    }

    private static ModelAndView care(RedFlagLevel level) {
        return page("check-in/care", HttpStatus.OK, Map.of("emergency", level == RedFlagLevel.EMERGENCY));
    }

    private static ModelAndView page(String view, HttpStatus status, Map<String, ?> model) {
        ModelAndView page = new ModelAndView(view, model);
        page.setStatus(status);
        return page;
    }
}
