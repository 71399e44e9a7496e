package clinic.booking.passkey;

import clinic.booking.signin.Entrance;
import clinic.booking.signin.NoSuchAccount;
import clinic.booking.signin.SignedIn.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The other way in. Each question is answered once: what was heard on the way opens nothing again. */
@Controller
class PasskeySignIn {

    private static final String ASKED = "passkey-asked";

    private final Passkeys passkeys;
    private final Entrance entrance;

    PasskeySignIn(Passkeys passkeys, Entrance entrance) {
        this.passkeys = passkeys;
        this.entrance = entrance;
    }

    @PostMapping(path = "/sign-in/passkey/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(HttpServletRequest request) {
        PublicKeyCredentialRequestOptions question = passkeys.askToShow();
        request.getSession().setAttribute(ASKED, question);
        return passkeys.json(question);
    }

    @PostMapping("/sign-in/passkey")
    String signIn(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return question(request)
                .flatMap(question -> passkeys.owner(question, answer))
                .flatMap(owner -> admitted(owner, to, request, response))
                .map(page -> "redirect:" + page)
                .orElse("redirect:/sign-in?passkey-refused");
    }

    private Optional<String> admitted(
            UUID owner, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        try {
            return Optional.of(entrance.admit(owner, Way.PASSKEY, to, request, response));
        } catch (NoSuchAccount revoked) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKeyCredentialRequestOptions> question(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ASKED) instanceof PublicKeyCredentialRequestOptions question)) {
            return Optional.empty();
        }
        session.removeAttribute(ASKED);
        return Optional.of(question);
    }
}
