package clinic.booking.signin;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a session knows of how it began. Its instants are the session's own, by a clock that nobody moves.
 *
 * @param id by which a page names the session; what opens it stands in no page
 * @param device in words, such as {@code Firefox, Windows}; empty when the browser did not say
 * @param provedAt when its owner last proved who they are
 */
public record SignedIn(UUID id, String device, Way way, Instant provedAt) implements Serializable {

    /** By what somebody proved who they are. */
    public enum Way {
        PASSWORD,
        CODE,
        RECOVERY_CODE,
        PASSKEY,
        INVITATION,
        ISSUER
    }

    static final String ATTRIBUTE = "signed-in";

    /** Long enough to set up a phone, too short for whoever finds a desk left open. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Whether somebody who sits here proved a moment ago who they are. */
    static boolean isFresh(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn
                && !now(session).isAfter(signedIn.provedAt().plus(FRESH));
    }

    /** Whether it began at an outside issuer; whoever came from there proves there who they are. */
    static boolean byIssuer(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn && signedIn.way() == Way.ISSUER;
    }

    static Instant now(HttpSession session) {
        return Instant.ofEpochMilli(session.getLastAccessedTime());
    }

    SignedIn provedAgain(Instant now) {
        return new SignedIn(id, device, way, now);
    }
}
