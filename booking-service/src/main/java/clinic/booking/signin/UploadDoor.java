package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import clinic.site.Upload;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where files are uploaded. To look for a form's token is to read all of the form, files and all; so who sends it, and how
 * much that is, is looked at before.
 */
class UploadDoor extends OncePerRequestFilter {

    static final String ADDRESS = "/staff/setup/import";

    /** So many times the largest is still read to its end: a browser shows no answer that comes before it has sent all. */
    private static final int HEARD_OUT = 10;

    private final long largest;

    UploadDoor(DataSize largest) {
        this.largest = largest.toBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Upload.isIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        long length = request.getContentLengthLong();
        if (!request.getServletPath().equals(ADDRESS)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else if (signedIn == null || !(signedIn.getPrincipal() instanceof StaffMember member)) {
            response.sendRedirect("/sign-in?to=" + ADDRESS);
        } else if (!member.hasOneOf(StaffRole.ADMIN)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > largest) {
            if (length <= HEARD_OUT * largest) {
                request.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            response.sendRedirect(ADDRESS + "?too-large");
        } else {
            chain.doFilter(request, response);
        }
    }
}
