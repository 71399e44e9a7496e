package clinic.booking.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose password was right and who still owes a second proof. It opens no door: their session says who wants to
 * come in, not that anybody has.
 *
 * @param version of the account when the password was looked at
 * @param to the page that was wanted
 */
record Halfway(UUID staffId, int version, @Nullable String to, Instant since) implements Serializable {

    private static final String ATTRIBUTE = "halfway";
    private static final Duration KEPT = Duration.ofMinutes(10);

    static void begin(StaffAccount account, @Nullable String to, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (!session.isNew()) {
            request.changeSessionId();
        }
        session.setAttribute(ATTRIBUTE, new Halfway(account.id(), account.version(), to, SignedIn.now(session)));
    }

    static Optional<Halfway> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof Halfway halfway
                        && SignedIn.now(session).isBefore(halfway.since().plus(KEPT))
                ? Optional.of(halfway)
                : Optional.empty();
    }

    static void end(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }
}
