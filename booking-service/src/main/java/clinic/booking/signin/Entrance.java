package clinic.booking.signin;

import clinic.booking.signin.SignedIn.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The one place where somebody is let in, by whatever they proved who they are. */
@Component
public class Entrance {

    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final StaffAccounts accounts;
    private final StaffPasses passes;
    private final WaysIn ways;

    Entrance(StaffAccounts accounts, StaffPasses passes, WaysIn ways) {
        this.accounts = accounts;
        this.passes = passes;
        this.ways = ways;
    }

    /**
     * Begins their session, under an identifier nobody knew before, and gives them a pass for the other services.
     *
     * @param to the page that was wanted
     * @return the address that they are led to
     * @throws NoSuchAccount when the account is gone, was revoked, or is not opened this way
     */
    public String admit(
            UUID staffId, Way way, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        return admit(staffId, way, SignedIn.now(request.getSession()), to, request, response);
    }

    /**
     * As above, of somebody who has proved it elsewhere.
     *
     * @param provedAt when they did; they may have been signed in there for hours
     */
    public String admit(
            UUID staffId,
            Way way,
            Instant provedAt,
            @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffMember member = accounts.find(staffId)
                .filter(account -> !account.revoked() && ways.opens(account.id(), way))
                .map(StaffAccount::member)
                .orElseThrow(NoSuchAccount::new);
        HttpSession session = request.getSession();
        if (!session.isNew()) {
            request.changeSessionId();
        }
        Halfway.end(session);
        session.setAttribute(
                SignedIn.ATTRIBUTE,
                new SignedIn(UUID.randomUUID(), Device.words(request.getHeader("User-Agent")), way, provedAt));
        sessions.saveContext(
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(member, null, member.authorities())),
                request,
                response);
        passes.renew(member, request, response);
        return WantedPage.of(to, member);
    }
}
