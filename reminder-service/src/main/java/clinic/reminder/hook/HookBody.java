package clinic.reminder.hook;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what a provider posted, as it came and before anybody else: a signature is over the very bytes, and whoever
 * asks for a parameter first leaves none. Providers say little; what is long is not read to its end.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class HookBody extends OncePerRequestFilter {

    /** The request attribute with the bytes. */
    static final String RAW = "clinic.hook.raw";

    static final int LONGEST = 16 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/hooks/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] raw = request.getInputStream().readNBytes(LONGEST + 1);
        if (raw.length > LONGEST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        request.setAttribute(RAW, raw);
        chain.doFilter(request, response);
    }
}
