package clinic.viewer.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Stands between a provider and its client, and does to the answers what the trouble of the day does to them. */
@Component
class FaultyProvider extends OncePerRequestFilter {

    /** Nobody waits longer for an answer. */
    private static final Duration FOREVER = Duration.ofMinutes(2);

    private static final Duration A_BYTE = Duration.ofSeconds(1);
    private static final String SECONDS_TO_WAIT = "2";

    private final Faults faults;

    FaultyProvider(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Provider.at(request.getServletPath()).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Provider provider = Provider.at(request.getServletPath()).orElseThrow();
        boolean asks = request.getMethod().equals("GET");
        Fault fault = faults.of(provider);
        try {
            switch (fault) {
                case NONE -> chain.doFilter(request, response);
                case AWAY -> say(response, HttpStatus.SERVICE_UNAVAILABLE, "Try again later");
                case BUSY -> {
                    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
                    say(response, HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
                }
                case SILENCE -> silence(provider, fault, response);
                case GARBAGE, ACCEPT_THEN_TIMEOUT, DRIP -> {
                    // What was taken can be asked about: only an order's answer goes astray.
                    if (asks) {
                        chain.doFilter(request, response);
                    } else {
                        astray(provider, fault, request, response, chain);
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void astray(
            Provider provider, Fault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException, InterruptedException {
        if (fault == Fault.GARBAGE) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().print("<html>Welcome to the hotel. Please log in.</html>");
            return;
        }
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (fault == Fault.ACCEPT_THEN_TIMEOUT) {
            silence(provider, fault, response);
            return;
        }
        byte[] yes = kept.getContentAsByteArray();
        response.setContentLength(yes.length);
        for (byte one : yes) {
            response.getOutputStream().write(one);
            response.getOutputStream().flush();
            faults.over(provider, fault, A_BYTE);
        }
    }

    private void silence(Provider provider, Fault fault, HttpServletResponse response) throws InterruptedException {
        faults.over(provider, fault, FOREVER);
        response.setStatus(HttpStatus.GATEWAY_TIMEOUT.value());
    }

    private static void say(HttpServletResponse response, HttpStatus status, String words) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter().print(words);
    }
}
