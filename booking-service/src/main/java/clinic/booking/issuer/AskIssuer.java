package clinic.booking.issuer;

import clinic.booking.issuer.Refusal.Refused;
import clinic.booking.keys.SealedCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.json.JsonMapper;

/** Asks the issuer who somebody is, by way of their browser, and reads what it brings back. */
@Component
class AskIssuer {

    private static final String ASKED = "issuer-asked";

    /** Long enough to find a phone, or a password that was forgotten. */
    private static final Duration QUESTION_STANDS = Duration.ofMinutes(15);

    private final Issuer issuer;
    private final IssuerSettings settings;
    private final IdTokens tokens;
    private final SealedCookies cookies;
    private final JsonMapper json;

    AskIssuer(Issuer issuer, IssuerSettings settings, IdTokens tokens, SealedCookies cookies, JsonMapper json) {
        this.issuer = issuer;
        this.settings = settings;
        this.tokens = tokens;
        this.cookies = cookies;
        this.json = json;
    }

    boolean isPossible() {
        return settings.isSet();
    }

    /**
     * The address at the issuer that the browser is sent to.
     *
     * @throws IssuerAway when nobody is there to be sent to
     */
    String address(Question question, HttpServletRequest request, HttpServletResponse response) {
        KnownIssuer known = issuer.ask();
        cookies.put(ASKED, json.writeValueAsString(question), QUESTION_STANDS, request, response);
        return question.asked(known, wishes(question, request)).getAuthorizationRequestUri();
    }

    /** What this browser has asked, once; empty when it has asked nothing, or too long ago. */
    Optional<Question> question(HttpServletRequest request, HttpServletResponse response) {
        return cookies.take(ASKED, request, response).map(kept -> json.readValue(kept, Question.class));
    }

    /** @throws Refused when what it brings back proves nothing */
    Vouched read(Question question, HttpServletRequest answer) {
        KnownIssuer known = issuer.known();
        Vouched one = Vouched.of(tokens.read(known, question.asked(known, Map.of()), answer), settings);
        if (one.account().isEmpty()) {
            throw new Refused(Refusal.UNTRUSTED);
        }
        if (!one.enough()) {
            throw new Refused(Refusal.TOO_LITTLE);
        }
        return one;
    }

    /** Whoever is to prove anew who they are is asked there too, however lately they signed in. */
    private Map<String, Object> wishes(Question question, HttpServletRequest request) {
        Map<String, Object> wishes = new LinkedHashMap<>();
        wishes.put("ui_locales", RequestContextUtils.getLocale(request).getLanguage());
        if (question.prover() != null) {
            wishes.put("prompt", "login");
            wishes.put("max_age", "0");
        }
        if (!settings.acr().isEmpty()) {
            wishes.put("acr_values", String.join(" ", settings.acr()));
        }
        return wishes;
    }
}
