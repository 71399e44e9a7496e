package clinic.booking.signin;

import java.time.Duration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** A desk that was left open: as if its owner had proved who they are a quarter of an hour ago. */
final class OpenDesk {

    private OpenDesk() {}

    static <S extends Session> void of(String name, FindByIndexNameSessionRepository<S> sessions) {
        sessions.findByPrincipalName(name).values().forEach(session -> {
            SignedIn signedIn = session.getRequiredAttribute(SignedIn.ATTRIBUTE);
            session.setAttribute(
                    SignedIn.ATTRIBUTE, signedIn.provedAgain(signedIn.provedAt().minus(Duration.ofMinutes(15))));
            sessions.save(session);
        });
    }
}
