package clinic.doors;

import clinic.site.RefusedCall;
import clinic.site.SameOrigin;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What somebody gets who is not signed in, or no longer: a page leads to signing in and back, a form comes back with
 * what was typed, a program reads 401. Where nothing is for staff, nothing is found.
 */
public final class NotSignedIn implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Set<String> SHOWING = Set.of("GET", "HEAD");

    private final Doors doors;

    public NotSignedIn(Doors doors) {
        this.doors = doors;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (path.startsWith("/api/staff/")) {
            RefusedCall.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in", "Only for staff who have signed in");
        } else if (!path.equals("/staff") && !path.startsWith("/staff/")) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (SHOWING.contains(request.getMethod())) {
            // Relative, whatever origin the gateway stands on.
            response.setStatus(HttpStatus.FOUND.value());
            response.setHeader(
                    HttpHeaders.LOCATION, "/sign-in?to=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8));
        } else {
            request.getRequestDispatcher(KeptForm.PATH).forward(request, response);
        }
    }

    /** A form whose token went with the sign-in is kept too, if it came from a page of ours. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        if (refused instanceof CsrfException) {
            handleForm(request, response);
        } else if (!doors.name(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (request.getRequestURI().startsWith("/api/")) {
            RefusedCall.write(response, HttpStatus.FORBIDDEN, "not-allowed", "Not for somebody with these roles");
        } else {
            request.getRequestDispatcher(NotAllowed.PATH).forward(request, response);
        }
    }

    private static void handleForm(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        boolean nobody = SecurityContextHolder.getContext().getAuthentication() == null;
        if (nobody && SameOrigin.isProved(request)) {
            request.getRequestDispatcher(KeptForm.PATH).forward(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
