package clinic.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Remembers the language that was asked for, and tells the layout where the switch to the other one leads. The switch
 * is a request attribute, so that pages shown after a refused form and error pages have it too.
 */
final class LanguageChoice extends OncePerRequestFilter {

    /** What the layout reads: {@code ${languageSwitch}}. */
    static final String SWITCH = "languageSwitch";

    private final ChosenLanguage chosen = new ChosenLanguage();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ChosenLanguage.asked(request).ifPresent(language -> remember(language, request, response));
        Locale other = Language.other(chosen.resolveLocale(request));
        request.setAttribute(SWITCH, Query.of(request).with(ChosenLanguage.PARAMETER, other.getLanguage()));
        chain.doFilter(request, response);
    }

    private static void remember(Locale language, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(ChosenLanguage.COOKIE, language.getLanguage())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
