package clinic.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form or call that a page of another origin sent with this browser. Programs that are no browser send
 * neither header and pass: they carry no cookie that was not given to them.
 */
public final class SameOrigin extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    SameOrigin() {}

    /**
     * Whether the browser says that a page of ours sent this, or nothing can come of it. Stricter than what the filter
     * lets pass: whoever says nothing has not proved it, which is enough for forms with a token of their own, and too
     * little for a call that only a cookie speaks for.
     */
    public static boolean isProved(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return true;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !origin.equals("null") && authority(origin).equals(authority(request));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod()) || own(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        RefusedCall.write(response, HttpStatus.FORBIDDEN, "other-origin", "Sent by a page of another origin");
    }

    private static boolean own(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        // Our own pages ask for no referrer, and some browsers then send "null" as the origin of their forms. Those
        // that do so say Sec-Fetch-Site on every secure address; on others the form's own token has to be enough.
        return origin == null || origin.equals("null") || authority(origin).equals(authority(request));
    }

    /** The host as the browser knows it; a proxy says so in a header that no page can set. */
    private static String authority(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-Host");
        var host = forwarded == null ? String.valueOf(request.getHeader(HttpHeaders.HOST)) : forwarded;
        return host.split(",", -1)[0].trim();
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
