package clinic.reminder.checkin;

import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.contracts.reminder.Channel;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.checkin.RecallAdvice.Advised;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of a check-in with what each of them shows. */
@Component
class CheckInViews {

    private static final List<String> HOW = List.of("pain", "progress", "call");
    private static final List<String> ACTIVITY = List.of("activity", "function");

    private final Answers answers;
    private final RecallAdvice recall;
    private final AskedQuestions questions;

    CheckInViews(Answers answers, RecallAdvice recall, AskedQuestions questions) {
        this.answers = answers;
        this.recall = recall;
        this.questions = questions;
    }

    /** @param unanswered flags that were sent without a yes or no; their page says so */
    ModelAndView safety(String token, Asked asked, Map<String, String> typed, List<String> unanswered) {
        List<RedFlag> flags = asked.flags();
        return asking(
                "check-in/safety",
                !unanswered.isEmpty(),
                token,
                asked,
                without(flags.stream().map(SafetyAnswers::field).toList(), typed),
                Map.of(
                        "flags",
                        flags,
                        "given",
                        SafetyAnswers.of(typed).byFlag(),
                        "unanswered",
                        unanswered,
                        "pages",
                        pages(asked)));
    }

    /**
     * Wants a code, and keeps what the pages before said.
     *
     * @param sent where a code went just now; null when none did
     * @param fault what is wrong; empty when nothing is
     */
    ModelAndView code(
            String token, Optional<Asked> asked, Map<String, String> typed, @Nullable Channel sent, String fault) {
        Map<String, String> carried = without(List.of(), typed);
        asked.ifPresent(questioned -> carried.put(GivenAnswers.ASKED, questions.seal(token, questioned)));
        return page(
                "check-in/code",
                switch (fault) {
                    case "" -> HttpStatus.OK;
                    case "often" -> HttpStatus.TOO_MANY_REQUESTS;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                },
                Map.of(
                        "token", token,
                        "carried", carried,
                        "sent", sent == null ? "" : sent.name(),
                        "fault", fault));
    }

    /** @param sent whether it was sent, so that what is missing is said */
    ModelAndView how(String token, Asked asked, Map<String, String> typed, boolean sent) {
        GivenAnswers given = GivenAnswers.of(typed);
        boolean asksPain = asked.asks(Question.PAIN);
        boolean painMissing = sent && asksPain && given.pain().isEmpty();
        boolean progressMissing = sent && given.progress().isEmpty();
        return asking(
                "check-in/how",
                painMissing || progressMissing,
                token,
                asked,
                without(HOW, typed),
                Map.of(
                        "given", typed,
                        "pages", pages(asked),
                        "asksPain", asksPain,
                        "painMissing", painMissing,
                        "progressMissing", progressMissing));
    }

    /** The last is about what matters to the patient. */
    private static int pages(Asked asked) {
        return asked.asks(Question.OWN_ACTIVITY) ? 3 : 2;
    }

    ModelAndView activity(String token, Asked asked, Opened opened, Map<String, String> typed, boolean half) {
        String named = answers.activity(opened.followUp().id()).orElse("");
        return activity(token, asked, typed, named, half);
    }

    /** @param named what the patient named earlier; empty when they are asked for it */
    ModelAndView activity(String token, Asked asked, Map<String, String> typed, String named, boolean half) {
        GivenAnswers given = GivenAnswers.of(typed);
        return asking(
                "check-in/activity",
                half,
                token,
                asked,
                without(ACTIVITY, typed),
                Map.of(
                        "given",
                        typed,
                        "named",
                        named,
                        "longest",
                        GivenAnswers.LONGEST_ACTIVITY,
                        "wordsMissing",
                        half && named.isEmpty() && given.activity().isEmpty(),
                        "numberMissing",
                        half && given.function().isEmpty()));
    }

    /** A page that asks: what it and those before it asked is sealed in it, and it says after which visit that is. */
    private ModelAndView asking(
            String view, boolean faulty, String token, Asked asked, Map<String, String> carried, Map<String, ?> model) {
        return page(view, faulty ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK, model)
                .addObject("token", token)
                .addObject("asked", questions.seal(token, asked))
                .addObject("about", asked.about())
                .addObject("carried", carried);
    }

    /** What came of an answer. What was shown then and has been withdrawn since is not shown again, and the page says so. */
    ModelAndView outcome(Opened opened) {
        Answer answer = Objects.requireNonNull(opened.answer());
        if (answer.level() != null) {
            return care(answer.level());
        }
        Advised advised = recall.of(opened);
        return page(
                "check-in/advice",
                HttpStatus.OK,
                Map.of(
                        "advice", advised.advice(),
                        "exercises", advised.exercises(),
                        "withdrawn", advised.withdrawn(),
                        "rebook", advised.rebook(),
                        "call", advised.call(),
                        "condition", advised.condition(),
                        "trend", advised.trend()));
    }

    /** Needs nothing but what was posted. */
    ModelAndView care(RedFlagLevel level) {
        return page("check-in/care", HttpStatus.OK, Map.of("emergency", level == RedFlagLevel.EMERGENCY));
    }

    /** @param isKept false when not even the disk could take it: then the page says to send it again */
    ModelAndView kept(String token, boolean isKept) {
        return page(
                "check-in/kept",
                isKept ? HttpStatus.ACCEPTED : HttpStatus.SERVICE_UNAVAILABLE,
                Map.of("token", token, "kept", isKept));
    }

    ModelAndView closed(HttpStatus status, String why) {
        return page("check-in/closed", status, Map.of("why", why));
    }

    private static Map<String, String> without(List<String> own, Map<String, String> typed) {
        Map<String, String> carried = new HashMap<>(typed);
        carried.keySet().removeAll(own);
        // The page has it sealed.
        carried.remove(GivenAnswers.ASKED);
        return carried;
    }

    private static ModelAndView page(String view, HttpStatus status, Map<String, ?> model) {
        ModelAndView page = new ModelAndView(view, model);
        page.setStatus(status);
        return page;
    }
}
