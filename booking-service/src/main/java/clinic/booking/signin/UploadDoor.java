package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import clinic.site.RefusedCall;
import clinic.site.Upload;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    static final String OF_PROGRAMS = "/api/staff/imports";

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
        String address = request.getServletPath();
        if (address.equals(OF_PROGRAMS)) {
            programs(request, response, chain);
        } else if (address.equals(ADDRESS)) {
            pages(request, response, chain);
        } else {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** Who is no admin is refused by the doors behind this one, and nothing is read on the way there. */
    private void programs(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (!isAdmin()) {
            chain.doFilter(request, response);
        } else if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > largest) {
            hearOut(request, length);
            RefusedCall.write(response, HttpStatus.CONTENT_TOO_LARGE, "body-too-long", "The file is too large");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void pages(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (member() == null) {
            response.sendRedirect("/sign-in?to=" + ADDRESS);
        } else if (!isAdmin()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > largest) {
            hearOut(request, length);
            response.sendRedirect(ADDRESS + "?too-large");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void hearOut(HttpServletRequest request, long length) throws IOException {
        if (length <= HEARD_OUT * largest) {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static boolean isAdmin() {
        StaffMember member = member();
        return member != null && member.hasOneOf(StaffRole.ADMIN);
    }

    private static @Nullable StaffMember member() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof StaffMember member ? member : null;
    }
}
