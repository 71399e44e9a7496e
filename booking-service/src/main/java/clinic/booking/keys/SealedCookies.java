package clinic.booking.keys;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What a browser keeps for us for some minutes while somebody signs in: nobody can read it, change it or show it later.
 * So a stranger who only knocks leaves no row behind. It goes by the database's clock, which nobody moves.
 */
@Component
public class SealedCookies {

    private static final String PATH = "/sign-in";

    private final Seal seal;
    private final JdbcClient database;
    private final boolean secure;

    SealedCookies(
            JdbcClient database,
            @Value("${clinic.staff.key}") String secret,
            @Value("${clinic.public-url}") String publicUrl) {
        this.seal = new Seal(secret, "cookies of who is signing in");
        this.database = database;
        this.secure = publicUrl.startsWith("https:");
    }

    public void put(String name, String text, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        byte[] closed = seal.close(name, (now() + kept.toSeconds()) + " " + text);
        set(name, Base64.getUrlEncoder().withoutPadding().encodeToString(closed), kept, request, response);
    }

    /** Gives back what was put there, and has the browser forget it; empty when it is not ours or too old. */
    public Optional<String> take(String name, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, name);
        if (cookie == null) {
            return Optional.empty();
        }
        set(name, "", Duration.ZERO, request, response);
        return bytes(cookie.getValue())
                .flatMap(closed -> seal.open(name, closed))
                .map(text -> text.split(" ", 2))
                .filter(parts -> now() < Long.parseLong(parts[0]))
                .map(parts -> parts[1]);
    }

    private void set(
            String name, String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path(PATH)
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(secure || request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private long now() {
        return database.sql("select floor(extract(epoch from now()))::bigint")
                .query(Long.class)
                .single();
    }

    private static Optional<byte[]> bytes(String value) {
        try {
            byte[] closed = Base64.getUrlDecoder().decode(value);
            return closed.length > Seal.LEAST_BYTES ? Optional.of(closed) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
