package clinic.booking.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whoever signed in at the outside issuer and signs out here is led there, to sign out there too. */
@Component
public class Farewell {

    /** Reached by a forward only; no door names it. */
    public static final String PATH = "/farewell";

    private static final String ADDRESS = Farewell.class.getName() + ".address";

    private final OutsideIssuer issuer;

    Farewell(OutsideIssuer issuer) {
        this.issuer = issuer;
    }

    /** Before the session ends, which knows where it came from. */
    public void prepare(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && issuer.isSet()) {
            issuer.farewell(session).ifPresent(address -> request.setAttribute(ADDRESS, address));
        }
    }

    /** Where they are led; empty when this is all. */
    public static Optional<String> address(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ADDRESS)).map(String.class::cast);
    }
}
