package clinic.doors;

import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The token that a form of staff carries, and the cookie it is held against: one for all services, which the browser
 * shows to no script and sends along with no other site's form.
 */
public final class FormToken {

    private FormToken() {}

    public static CsrfTokenRepository inACookie() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }
}
