package clinic.reminder.checkin;

import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.proof.ProveContact;
import clinic.reminder.proof.ProveContact.Asked.Sent;
import clinic.reminder.proof.ProveContact.Asked.TooOften;
import clinic.reminder.proof.ProveContact.Asked.Unreachable;
import clinic.reminder.proof.ProveContact.Typed.Over;
import clinic.reminder.proof.ProveContact.Typed.Right;
import clinic.reminder.proof.ProveContact.Typed.Wrong;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Between the safety questions and the rest of a check-in, where the clinic wants a code. */
@Controller
class CodePage {

    private final OpenCheckIn checkIns;
    private final ProveContact proof;
    private final WhoReads readers;
    private final AskedQuestions questions;
    private final CheckInViews views;
    private final Clock clock;

    CodePage(
            OpenCheckIn checkIns,
            ProveContact proof,
            WhoReads readers,
            AskedQuestions questions,
            CheckInViews views,
            Clock clock) {
        this.checkIns = checkIns;
        this.proof = proof;
        this.readers = readers;
        this.questions = questions;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Sends a code where one is asked for, or takes the one that was typed; neither where none is wanted any more. What the
     * pages before said comes along, and is gone on with.
     */
    @PostMapping("/check-in/{token}/code")
    ModelAndView take(
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            @CookieValue(name = BrowserCookie.NAME, required = false) @Nullable String browser,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        Opened opened = checkIns.open(token).orElse(null);
        if (opened == null) {
            return views.closed(HttpStatus.NOT_FOUND, "unknown");
        }
        Optional<Asked> asked = questions.open(token, form.getOrDefault(GivenAnswers.ASKED, ""));
        Posted posted = new Posted(token, GivenAnswers.carried(form, asked), language.getLanguage(), clock.instant());
        if (opened.expired()) {
            return views.closed(HttpStatus.GONE, "expired");
        }
        if (readers.seesAll(opened, request)) {
            return goOn(opened, posted);
        }
        if (form.containsKey("send")) {
            return switch (proof.ask(opened.checkIn())) {
                case Sent sent -> {
                    BrowserCookie.write(sent.browser(), request, response);
                    yield views.code(token, asked, posted.form(), sent.channel(), "");
                }
                case TooOften often -> views.code(token, asked, posted.form(), null, "often");
                case Unreachable nowhere -> views.code(token, asked, posted.form(), null, "unreachable");
            };
        }
        String typed = form.getOrDefault("code", "");
        if (typed.isBlank()) {
            // It takes no try, and no code is sent that nobody asked for.
            return views.code(token, asked, posted.form(), null, "missing");
        }
        return switch (proof.judge(opened.checkIn(), browser, typed)) {
            case Right right -> {
                BrowserCookie.write(right.browser(), request, response);
                yield goOn(opened, posted);
            }
            case Wrong wrong -> views.code(token, asked, posted.form(), null, "wrong");
            case Over over -> views.code(token, asked, posted.form(), null, "over");
        };
    }

    @GetMapping("/check-in/{token}/code")
    ModelAndView again(@PathVariable String token, Locale language) {
        return next(token, language.getLanguage());
    }

    private ModelAndView goOn(Opened opened, Posted posted) {
        checkIns.keepTypedToo(opened, posted);
        return next(posted.token(), posted.language());
    }

    private static ModelAndView next(String token, String language) {
        return SeeOther.at("/check-in/" + token + "?lang=" + language);
    }
}
