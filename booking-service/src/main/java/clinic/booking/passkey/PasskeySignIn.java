package clinic.booking.passkey;

import clinic.booking.keys.SealedCookies;
import clinic.booking.signin.Entrance;
import clinic.booking.signin.NoSuchAccount;
import clinic.booking.signin.SignInTries;
import clinic.booking.signin.SignedIn.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The other way in. Each question is answered once: what was heard on the way opens nothing again. */
@Controller
class PasskeySignIn {

    private static final String ASKED = "passkey-asked";

    private final Passkeys passkeys;
    private final SealedCookies cookies;
    private final SignInTries tries;
    private final Entrance entrance;

    PasskeySignIn(Passkeys passkeys, SealedCookies cookies, SignInTries tries, Entrance entrance) {
        this.passkeys = passkeys;
        this.cookies = cookies;
        this.tries = tries;
        this.entrance = entrance;
    }

    /** Anybody may ask, so the browser keeps the question and no row is made for it. */
    @PostMapping(path = "/sign-in/passkey/question", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> ask(HttpServletRequest request, HttpServletResponse response) {
        if (!tries.beginPasskey(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        PublicKeyCredentialRequestOptions question = passkeys.askToShow();
        cookies.put(ASKED, question.getChallenge().toBase64UrlString(), Passkeys.QUESTION_STANDS, request, response);
        return ResponseEntity.ok(passkeys.json(question));
    }

    @PostMapping("/sign-in/passkey")
    String signIn(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!tries.beginPasskeyAnswer(request.getRemoteAddr())) {
            return "redirect:/sign-in?wait";
        }
        return cookies.take(ASKED, request, response)
                .flatMap(challenge -> passkeys.owner(Bytes.fromBase64(challenge), answer))
                .flatMap(owner -> admitted(owner, to, request, response))
                .map(page -> "redirect:" + page)
                .orElse("redirect:/sign-in?passkey-refused");
    }

    private Optional<String> admitted(
            UUID owner, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        try {
            String page = entrance.admit(owner, Way.PASSKEY, to, request, response);
            tries.passkeySucceeded(request.getRemoteAddr());
            return Optional.of(page);
        } catch (NoSuchAccount revoked) {
            return Optional.empty();
        }
    }
}
