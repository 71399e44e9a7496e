package clinic.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before a busy service stops, each answer ends its connection, for a moment. Whoever keeps connections for the next
 * request, as the gateway does, soon has none left on which a request could be on its way while the server closes it:
 * nobody knows of such a one whether it was done. RFC 9112, 9.6.
 */
final class LastCall extends OncePerRequestFilter implements SmartLifecycle {

    /** In it a busy gateway has used each of its connections. */
    private static final Duration LASTS = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final Consumer<Duration> rest;
    private volatile long lastAsked;
    private volatile boolean running;
    private volatile boolean calling;

    LastCall() {
        this(System::nanoTime, LastCall::rest);
    }

    LastCall(LongSupplier nanos, Consumer<Duration> rest) {
        this.nanos = nanos;
        this.rest = rest;
        this.lastAsked = nanos.getAsLong() - LASTS.toNanos();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        lastAsked = nanos.getAsLong();
        if (calling) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        calling = false;
        running = true;
    }

    /** Before the server begins to stop: of all that has a phase, the last goes first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        calling = true;
        if (nanos.getAsLong() - lastAsked < LASTS.toNanos()) {
            rest.accept(LASTS);
        }
        running = false;
    }

    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
