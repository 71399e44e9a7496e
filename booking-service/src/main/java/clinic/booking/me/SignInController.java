package clinic.booking.me;

import clinic.booking.InvalidInput;
import clinic.booking.limits.TooOften;
import clinic.booking.me.SignIn.Outcome;
import clinic.booking.patient.Contact;
import clinic.doors.BearerToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A patient signs in to a program: the questions of the pages, one call each, and a token in place of their cookie. */
@RestController
class SignInController {

    private final AskForCode asking;
    private final SignIn signIn;

    SignInController(AskForCode asking, SignIn signIn) {
        this.asking = asking;
        this.signIn = signIn;
    }

    /**
     * What the next call shows as {@code Authorization: Bearer}.
     *
     * @param token another one after each step; what was shown before opens nothing any more, but for ten seconds it
     *     answers the same call again, whose answer may have got lost
     */
    record SignInToken(String token) {

        static SignInToken of(Secret secret) {
            return new SignInToken(secret.text());
        }

        /** Says nothing of it: what is printed may end in a log. */
        @Override
        public String toString() {
            return "a token";
        }
    }

    /** @param contact a mobile number or an e-mail address that the clinic may know */
    record SignInBody(@Nullable String contact) {}

    @PostMapping("/api/me/sign-in")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Have a patient sent a code",
            description =
                    "The answer is the same whether anybody is reached there or not. Limited for the contact and for"
                            + " the network that asks, as on the pages.")
    @ApiResponse(responseCode = "201", description = "Sent, if anybody is reached there", useReturnTypeSchema = true)
    SignInToken ask(@RequestBody SignInBody body, HttpServletRequest request) {
        Contact contact = Optional.ofNullable(body.contact())
                .flatMap(Contact::read)
                .orElseThrow(() -> new InvalidInput("contact", "contact-missing"));
        try {
            return SignInToken.of(asking.ask(Secret.fresh(), contact, request.getRemoteAddr()));
        } catch (AskedTooOften often) {
            throw new TooOften(often.waiting());
        }
    }

    /** @param code as it was sent, with or without spaces */
    record SignInCodeBody(@Nullable String code) {}

    @PostMapping("/api/me/sign-in/code")
    @Operation(
            summary = "Prove the contact by the code",
            description = "It works once, for some minutes and some tries; then 401, and another one is asked for."
                    + " A call whose answer got lost may be made again for ten seconds; the newest token counts.")
    SignInToken code(@RequestBody SignInCodeBody body, HttpServletRequest request) {
        if (body.code() == null) {
            throw new InvalidInput("code", "missing");
        }
        return next(signIn.code(shown(request), body.code()), "code", "code-wrong");
    }

    /** @param name asked for only where several are meant by the birth date */
    record SignInPersonBody(
            @Nullable LocalDate birthDate, @Nullable String name) {}

    @PostMapping("/api/me/sign-in/person")
    @Operation(
            summary = "Say which of those who share the contact it is",
            description = "By the birth date, and by the name where `invalid-input` asks for it, as of twins.")
    SignInToken person(@RequestBody SignInPersonBody body, HttpServletRequest request) {
        if (body.birthDate() == null) {
            throw new InvalidInput("birthDate", "missing");
        }
        return next(signIn.person(shown(request), body.birthDate(), body.name()), "birthDate", "nobody-born-then");
    }

    @DeleteMapping("/api/me/sign-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out", description = "Also of who is not signed in.")
    void out(HttpServletRequest request) {
        BearerToken.of(request).map(Secret::new).ifPresent(signIn::out);
    }

    private static SignInToken next(Outcome outcome, String field, String wrong) {
        return switch (outcome) {
            case Outcome.Done done -> SignInToken.of(done.secret());
            case Outcome.Wrong tried -> throw new InvalidInput(field, wrong);
            case Outcome.WhichOne several -> throw new InvalidInput("name", "several-born-then");
            case Outcome.Over over -> throw new SignedOut();
        };
    }

    private static Secret shown(HttpServletRequest request) {
        return BearerToken.of(request).map(Secret::new).orElseThrow(SignedOut::new);
    }
}
