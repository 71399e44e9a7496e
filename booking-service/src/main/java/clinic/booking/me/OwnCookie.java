package clinic.booking.me;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Where the browser keeps its secret: gone with the browser, sent to these pages only, out of reach of scripts. */
final class OwnCookie {

    private static final String NAME = "me";
    private static final String PATH = "/me";

    private OwnCookie() {}

    static Optional<Secret> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(cookie -> new Secret(cookie.getValue()));
    }

    static void write(Secret secret, HttpServletRequest request, HttpServletResponse response) {
        add(ResponseCookie.from(NAME, secret.text()), request, response);
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        add(ResponseCookie.from(NAME, "").maxAge(0), request, response);
    }

    private static void add(
            ResponseCookie.ResponseCookieBuilder cookie, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.path(PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
