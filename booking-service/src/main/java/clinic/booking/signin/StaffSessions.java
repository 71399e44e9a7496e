package clinic.booking.signin;

import clinic.booking.signin.SignedIn.Way;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The browsers in which somebody is signed in. */
@Component
public class StaffSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final StaffAccounts accounts;
    private final ChangeStaff change;

    StaffSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions, StaffAccounts accounts, ChangeStaff change) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.change = change;
    }

    /**
     * One of them.
     *
     * @param here whether it is the one that asks
     */
    public record Line(UUID id, String device, Way way, Instant since, Instant lastUsed, boolean here) {}

    /** The one that asks first, then those used of late. */
    public List<Line> of(StaffMember member, HttpSession here) {
        UUID asking = here.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn own ? own.id() : null;
        return sessions.findByPrincipalName(member.name()).values().stream()
                .filter(session -> signedIn(session) != null)
                .map(session -> line(session, asking))
                .sorted(Comparator.comparing(Line::here)
                        .thenComparing(Line::lastUsed)
                        .reversed())
                .toList();
    }

    /** Ends one of this person's; a pass that was copied out of its browser opens nothing any more either. */
    public void end(StaffMember member, UUID id) {
        for (Map.Entry<String, ? extends Session> one :
                sessions.findByPrincipalName(member.name()).entrySet()) {
            SignedIn signedIn = signedIn(one.getValue());
            if (signedIn != null && signedIn.id().equals(id)) {
                sessions.deleteById(one.getKey());
                change.voidPasses(member.id());
            }
        }
    }

    /** Ends those of an account of which something kept in them says so; what was copied opens nothing either. */
    public <T> void end(UUID staffId, String attribute, Class<T> type, Predicate<T> over) {
        List<String> ended = accounts.find(staffId).stream()
                .flatMap(account -> sessions.findByPrincipalName(account.name()).entrySet().stream())
                .filter(one -> type.isInstance(one.getValue().getAttribute(attribute))
                        && over.test(type.cast(one.getValue().getAttribute(attribute))))
                .map(Map.Entry::getKey)
                .toList();
        ended.forEach(sessions::deleteById);
        if (!ended.isEmpty()) {
            change.voidPasses(staffId);
        }
    }

    private static Line line(Session session, @Nullable UUID asking) {
        SignedIn signedIn = session.getRequiredAttribute(SignedIn.ATTRIBUTE);
        return new Line(
                signedIn.id(),
                signedIn.device(),
                signedIn.way(),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                signedIn.id().equals(asking));
    }

    private static @Nullable SignedIn signedIn(Session session) {
        return session.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn signedIn ? signedIn : null;
    }
}
