package clinic.booking.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds every session against its account: roles count as they are now, not as they were at sign-in, and a session that
 * was ended elsewhere is over.
 */
class StandingStaff extends OncePerRequestFilter {

    private final StaffAccounts accounts;

    StandingStaff(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (session != null) {
            if (session.getPrincipal() instanceof StaffMember then) {
                accounts.find(then.id())
                        .filter(account -> mayCount(request) && account.keeps(then.version()))
                        .map(StaffAccount::member)
                        .ifPresentOrElse(StandingStaff::admit, SecurityContextHolder::clearContext);
            } else {
                SecurityContextHolder.clearContext();
            }
        }
        chain.doFilter(request, response);
    }

    /** Whether the session's cookie may speak for this request. */
    boolean mayCount(HttpServletRequest request) {
        return true;
    }

    private static void admit(StaffMember now) {
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(now, null, now.authorities())));
    }
}
