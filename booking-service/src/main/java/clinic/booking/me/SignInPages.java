package clinic.booking.me;

import clinic.booking.me.SignIn.Outcome;
import clinic.booking.patient.BirthDate;
import clinic.booking.patient.Contact;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A patient signs in: where do we reach you, which code did you get, when were you born. One question a page. */
@Controller
class SignInPages {

    private final AskForCode asking;
    private final SignIn signIn;

    SignInPages(AskForCode asking, SignIn signIn) {
        this.asking = asking;
        this.signIn = signIn;
    }

    /** Each is told from every other by what stands in its form. */
    static ModelAndView question(HttpStatus status) {
        return page("me/sign-in", status).addObject("form", Secret.fresh().text());
    }

    @PostMapping("/me")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String contact,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Contact> read = Contact.read(contact);
        if (read.isEmpty()) {
            return question(HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("typed", contact)
                    .addObject("fault", "contact");
        }
        try {
            Secret page = form.isEmpty() ? Secret.fresh() : new Secret(form);
            OwnCookie.write(asking.ask(page, read.get(), request.getRemoteAddr()), request, response);
            return SeeOther.at("/me/code");
        } catch (AskedTooOften tooOften) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(tooOften.waiting().toSeconds()));
            return question(HttpStatus.TOO_MANY_REQUESTS)
                    .addObject("typed", contact)
                    .addObject("tooOften", tooOften.waiting().toMinutes());
        }
    }

    @GetMapping("/me/code")
    ModelAndView askForTheCode(HttpServletRequest request) {
        return OwnCookie.read(request)
                .flatMap(signIn::askedFor)
                .map(contact -> page("me/code", HttpStatus.OK).addObject("contact", contact.written()))
                .orElseGet(() -> SeeOther.at("/me"));
    }

    @PostMapping("/me/code")
    ModelAndView code(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Optional<Secret> secret = OwnCookie.read(request);
        if (secret.isEmpty()) {
            return over();
        }
        Optional<Contact> contact = signIn.askedFor(secret.get());
        return switch (signIn.code(secret.get(), code)) {
            case Outcome.Done done -> {
                OwnCookie.write(done.secret(), request, response);
                yield SeeOther.at("/me/person");
            }
            case Outcome.Over over -> codeRefused(contact, "over");
            case Outcome.Wrong wrong -> codeRefused(contact, "wrong");
            case Outcome.WhichOne whichOne -> codeRefused(contact, "wrong");
        };
    }

    private static ModelAndView codeRefused(Optional<Contact> contact, String fault) {
        return contact.map(asked -> page("me/code", HttpStatus.UNPROCESSABLE_CONTENT)
                        .addObject("contact", asked.written())
                        .addObject("fault", fault))
                .orElseGet(SignInPages::over);
    }

    /** Sent by a browser that has asked for no code, or whose code was spent: without a word that looks like a mistake. */
    private static ModelAndView over() {
        return SeeOther.at("/me?over");
    }

    @GetMapping("/me/person")
    ModelAndView askWho(HttpServletRequest request) {
        return OwnCookie.read(request).filter(signIn::proved).isPresent()
                ? page("me/person", HttpStatus.OK)
                : SeeOther.at("/me");
    }

    @PostMapping("/me/person")
    ModelAndView person(
            @RequestParam(defaultValue = "") String birthDate,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Secret> secret = OwnCookie.read(request);
        if (secret.isEmpty()) {
            return over();
        }
        boolean proved = signIn.proved(secret.get());
        Optional<LocalDate> born = BirthDate.read(birthDate);
        if (born.isEmpty()) {
            return proved ? who(birthDate, name, "unreadable") : over();
        }
        return switch (signIn.person(secret.get(), born.get(), name)) {
            case Outcome.Done done -> {
                OwnCookie.write(done.secret(), request, response);
                yield SeeOther.at("/me");
            }
            case Outcome.Wrong wrong -> who(birthDate, name, "nobody");
            case Outcome.WhichOne whichOne -> who(birthDate, name == null ? "" : name, "which");
            case Outcome.Over over -> {
                if (proved) {
                    // Whoever is in already, and came back to this question, stays in.
                    OwnCookie.forget(request, response);
                }
                yield over();
            }
        };
    }

    private static ModelAndView who(String birthDate, @Nullable String name, String fault) {
        return page("me/person", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("birthDate", birthDate)
                .addObject("name", name)
                .addObject("fault", fault);
    }

    private static ModelAndView page(String view, HttpStatus status) {
        return new ModelAndView(view, status);
    }
}
