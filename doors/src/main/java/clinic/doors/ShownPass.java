package clinic.doors;

import clinic.site.SameOrigin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Looks at the pass of whoever stands before a door for staff. At every other door nobody is asked: an old pass in the
 * browser must not shut anybody out from a public page.
 */
final class ShownPass extends OncePerRequestFilter {

    private static final String SOON_SECONDS = "10";

    private final Doors doors;
    private final PassReader passes;

    ShownPass(Doors doors, PassReader passes) {
        this.doors = doors;
        this.passes = passes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !doors.forStaff(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Cookie pass = WebUtils.getCookie(request, StaffPass.COOKIE);
        if (pass != null && mayCount(request)) {
            try {
                SecurityContextHolder.setContext(new SecurityContextImpl(passes.read(pass.getValue())));
            } catch (BadJwtException noPass) {
                // Nobody is signed in, which is for the door to say.
            } catch (JwtException noKeys) {
                response.setHeader(HttpHeaders.RETRY_AFTER, SOON_SECONDS);
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** A call that only a cookie speaks for must come from a page of ours; forms have a token besides. */
    private static boolean mayCount(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") || SameOrigin.isProved(request);
    }
}
