package clinic.booking.signin;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;

/** An issuer outside of the clinic that may say who somebody of staff is and what they may do. */
public interface OutsideIssuer {

    /** Whether the clinic has one; nothing else is asked where it has none. */
    boolean isSet();

    /** What staff call it. */
    String name();

    /** Whether it answered when it was last asked; nobody waits for it here. */
    boolean answers();

    /** Whether those it does not speak for may sign in by password or passkey. */
    boolean passwordsToo();

    /** Whether it decides about this account: who comes in by it, and what they may do. */
    boolean speaksFor(UUID staffId);

    /** Where whoever leaves this session is led, to sign out there too; empty when they did not come from there. */
    Optional<String> farewell(HttpSession session);
}
