package clinic.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language that was asked for by {@code ?lang=}, else the one asked for before, else Swedish. What the browser
 * prefers does not count: a link must show the same page to everyone it is sent to.
 */
final class ChosenLanguage implements LocaleResolver {

    static final String PARAMETER = "lang";
    static final String COOKIE = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return asked(request)
                .or(() -> remembered(request))
                .or(() -> accepted(request))
                .orElse(Language.SWEDISH);
    }

    /** Programs say their language in a header; pages are Swedish until their reader chooses, whatever the browser. */
    private static Optional<Locale> accepted(HttpServletRequest request) {
        // Without the header the servlet would answer with the machine's own language.
        if (request.getHeader("Accept-Language") == null
                || !request.getRequestURI().startsWith("/api/")) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.of(locale.getLanguage()).stream())
                .findFirst();
    }

    /** Only the query counts: reading a form's body here would take it from the controller that wants to stream it. */
    static Optional<Locale> asked(HttpServletRequest request) {
        return Query.of(request).first(PARAMETER).flatMap(Language::of);
    }

    static Optional<Locale> remembered(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(cookie -> Language.of(cookie.getValue()));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen by ?lang=");
    }
}
