package clinic.booking.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever opens a page here gets a fresh pass for the other services: it ends when the session would. The page for
 * signing in makes out its own.
 */
final class RenewedPass extends OncePerRequestFilter {

    private final StaffPasses passes;

    RenewedPass(StaffPasses passes) {
        this.passes = passes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || request.getRequestURI().equals("/sign-in");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof StaffMember member) {
            passes.renew(member, request, response);
        }
        chain.doFilter(request, response);
    }
}
