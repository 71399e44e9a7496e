package clinic.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells the log of a request that failed for no fault of its sender: which route, never which address, for that may
 * hold a patient's link. Tomcat's own line repeats the message of the exception and is switched off.
 */
final class Unanswered extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(Unanswered.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException unanswered) {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            log.error("{} {} could not be answered", request.getMethod(), route == null ? "" : route, unanswered);
            throw unanswered;
        }
    }
}
