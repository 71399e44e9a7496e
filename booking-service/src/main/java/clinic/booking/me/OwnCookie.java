package clinic.booking.me;

import clinic.contracts.PatientPass;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Where the browser keeps its secret: gone with the browser, sent to these pages only, out of reach of scripts. Beside it,
 * for the pages of check-ins, the pass of whoever is signed in; a step of signing in or out takes it away.
 */
final class OwnCookie {

    private static final String NAME = "me";
    private static final String PATH = "/me";

    private OwnCookie() {}

    static Optional<Secret> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(cookie -> new Secret(cookie.getValue()));
    }

    static void write(Secret secret, HttpServletRequest request, HttpServletResponse response) {
        add(ResponseCookie.from(NAME, secret.text()).path(PATH), request, response);
        forgetPass(request, response);
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        add(ResponseCookie.from(NAME, "").path(PATH).maxAge(0), request, response);
        forgetPass(request, response);
    }

    static void writePass(String pass, HttpServletRequest request, HttpServletResponse response) {
        add(ResponseCookie.from(PatientPass.COOKIE, pass).path(PatientPass.PATH), request, response);
    }

    private static void forgetPass(HttpServletRequest request, HttpServletResponse response) {
        add(ResponseCookie.from(PatientPass.COOKIE, "").path(PatientPass.PATH).maxAge(0), request, response);
    }

    private static void add(
            ResponseCookie.ResponseCookieBuilder cookie, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
