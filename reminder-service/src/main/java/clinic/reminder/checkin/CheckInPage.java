package clinic.reminder.checkin;

import clinic.contracts.content.Question;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.checkin.StandsNow.Standing.Answered;
import clinic.reminder.checkin.StandsNow.Standing.Asks;
import clinic.reminder.checkin.StandsNow.Standing.Closed;
import clinic.reminder.checkin.StandsNow.Standing.CodeFirst;
import clinic.reminder.checkin.StandsNow.Standing.Unknown;
import clinic.reminder.checkin.StandsNow.Why;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The check-in behind a patient's link, on three short pages: safety, how it is, and, where its step asks, what matters to the
 * patient. What was typed can be gone on with, on any phone; what is sent is taken or kept, also while the database is away. A
 * clinic may want a code after the safety questions; a yes to one of those never waits for it.
 */
@Controller
class CheckInPage {

    private static final Logger log = LoggerFactory.getLogger(CheckInPage.class);

    private final OpenCheckIn checkIns;
    private final TakeAnswers takeAnswers;
    private final UrgentAnswers urgent;
    private final Spool spool;
    private final StandsNow standing;
    private final CheckInViews views;
    private final AskedQuestions questions;
    private final WhoReads readers;
    private final Clock clock;

    CheckInPage(
            OpenCheckIn checkIns,
            TakeAnswers takeAnswers,
            UrgentAnswers urgent,
            Spool spool,
            StandsNow standing,
            CheckInViews views,
            AskedQuestions questions,
            WhoReads readers,
            Clock clock) {
        this.checkIns = checkIns;
        this.takeAnswers = takeAnswers;
        this.urgent = urgent;
        this.spool = spool;
        this.standing = standing;
        this.views = views;
        this.questions = questions;
        this.readers = readers;
        this.clock = clock;
    }

    /** Shows the page that comes next, or what came of an answer already given. Changes nothing. */
    @GetMapping("/check-in/{token}")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String page,
            HttpServletRequest request,
            Locale language) {
        return onceOpen(token, request, language, (opened, newest, isOpen) -> {
            Map<String, String> typed = isOpen ? checkIns.typedToday(opened) : Map.of();
            GivenAnswers given = GivenAnswers.of(typed);
            boolean safe = !given.safety().anyYes()
                    && given.safety().unanswered(newest.flags()).isEmpty();
            if (!safe || page.equals("safety")) {
                return views.safety(token, newest, typed, List.of());
            }
            Asked asked = newest.answeredIn(given.asked());
            return asked.asks(Question.OWN_ACTIVITY) && given.saysHowItIs(asked.questions()) && !page.equals("how")
                    ? views.activity(token, asked, opened, typed, false)
                    : views.how(token, asked, typed, false);
        });
    }

    /** Takes the safety questions; a yes ends the check-in with where care is. */
    @PostMapping("/check-in/{token}/safety")
    ModelAndView safety(
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            Locale language) {
        return take(token, form, request, language, (posted, asked, opened) -> {
            if (opened != null) {
                checkIns.keepTyped(opened, posted);
            }
            return views.how(token, asked, posted.form(), false);
        });
    }

    /** Takes how it is, and all of it where no page comes after. What the page before said comes along: nothing is kept half. */
    @PostMapping("/check-in/{token}/how")
    ModelAndView how(
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            Locale language) {
        return take(token, form, request, language, (posted, asked, opened) -> {
            if (!asked.asks(Question.OWN_ACTIVITY)) {
                return finish(posted, asked, opened);
            }
            if (!posted.answers().saysHowItIs(asked.questions())) {
                return views.how(token, asked, posted.form(), true);
            }
            if (opened == null) {
                return views.activity(token, asked, posted.form(), "", false);
            }
            checkIns.keepTyped(opened, posted);
            return views.activity(token, asked, opened, posted.form(), false);
        });
    }

    /** Takes all of it. Where the database is away it is kept on the disk, and taken as soon as it is back. */
    @PostMapping("/check-in/{token}/answers")
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            Locale language) {
        return take(token, form, request, language, this::finish);
    }

    private ModelAndView finish(Posted posted, Asked asked, @Nullable Opened opened) {
        String token = posted.token();
        if (!posted.answers().saysHowItIs(asked.questions())) {
            return views.how(token, asked, posted.form(), true);
        }
        if (opened == null) {
            return views.kept(token, spool.keep(posted).isPresent());
        }
        if (checkIns.isHalf(opened, asked, posted.answers())) {
            return views.activity(token, asked, opened, posted.form(), true);
        }
        takeAnswers.take(posted);
        return new ModelAndView("redirect:/check-in/" + token);
    }

    /** The switch of language and a reload ask for the address of a form: what was typed so far is gone on with. */
    @GetMapping({"/check-in/{token}/safety", "/check-in/{token}/how", "/check-in/{token}/answers"})
    ModelAndView again(@PathVariable String token, Locale language) {
        return new ModelAndView("redirect:/check-in/" + token + "?lang=" + language.getLanguage());
    }

    private interface Shown {
        /** @param isOpen false while the clinic wants a code first: only the safety questions are for everybody */
        ModelAndView show(Opened opened, Asked newest, boolean isOpen);
    }

    private interface Taken {
        /** @param opened null while the database is away */
        ModelAndView take(Posted posted, Asked asked, @Nullable Opened opened);
    }

    /**
     * What every form has in common: a yes comes before everything, and no question about safety is passed over. While
     * the database is away the form itself says what was asked; what it does not say is not taken.
     */
    private ModelAndView take(
            String token, Map<String, String> form, HttpServletRequest request, Locale language, Taken step) {
        Optional<Asked> sealed = questions.open(token, form.getOrDefault(GivenAnswers.ASKED, ""));
        Posted posted = new Posted(token, GivenAnswers.carried(form, sealed), language.getLanguage(), clock.instant());
        if (posted.answers().safety().anyYes()) {
            return views.care(urgent.save(posted));
        }
        try {
            return onceOpen(
                    token,
                    request,
                    language,
                    (opened, newest, isOpen) -> onceAnswered(posted, newest, opened, isOpen, step));
        } catch (DataAccessException | TransactionException away) {
            log.error("A check-in goes on while the database is away");
            return sealed.map(asked -> onceAnswered(posted, asked, null, true, step))
                    .orElseGet(() -> views.kept(token, false));
        }
    }

    private ModelAndView onceAnswered(
            Posted posted, Asked newest, @Nullable Opened opened, boolean isOpen, Taken step) {
        GivenAnswers given = posted.answers();
        List<String> unanswered = given.safety().unanswered(newest.flags());
        if (!unanswered.isEmpty()) {
            return views.safety(posted.token(), newest, posted.form(), unanswered);
        }
        Asked asked = newest.answeredIn(given.asked());
        return isOpen
                ? step.take(posted, asked, opened)
                : views.code(posted.token(), Optional.of(asked), posted.form(), null, "");
    }

    /** What every page has in common: a link that is ours, in time, unanswered, and questions that may be asked. */
    private ModelAndView onceOpen(String token, HttpServletRequest request, Locale language, Shown step) {
        return switch (standing.of(token, opened -> readers.seesAll(opened, request), language)) {
            case Unknown unknown -> views.closed(HttpStatus.NOT_FOUND, "unknown");
            case Answered answered -> views.outcome(answered.opened());
            case CodeFirst codeFirst -> views.code(token, Optional.empty(), Map.of(), null, "");
            case Closed closed ->
                views.closed(
                        closed.why() == Why.EXPIRED ? HttpStatus.GONE : HttpStatus.OK,
                        closed.why().word());
            case Asks asks -> step.show(asks.opened(), asks.newest(), asks.isOpen());
        };
    }
}
