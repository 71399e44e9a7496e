package clinic.booking.signin;

import clinic.booking.signin.SignedIn.Way;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * By which ways somebody may come in. Whom an outside issuer speaks for comes in by it alone: whoever is closed out there
 * has no password left over here.
 */
@Component
class WaysIn {

    private final OutsideIssuer issuer;

    WaysIn(OutsideIssuer issuer) {
        this.issuer = issuer;
    }

    boolean opens(UUID staffId, Way way) {
        return way == Way.ISSUER || !issuer.isSet() || (issuer.passwordsToo() && !issuer.speaksFor(staffId));
    }
}
