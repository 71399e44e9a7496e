package clinic.booking.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** Somebody has tried too often for now. */
public class TooOften extends RuntimeException {

    private static final String TOLD = TooOften.class.getName();

    private final Duration wait;

    /** @param wait until it is worth trying again */
    public TooOften(Duration wait) {
        super("Too often for now", null, false, false);
        this.wait = wait;
    }

    /** What a request was told on its way to a page that says so itself; empty when it was not too often. */
    public static Optional<TooOften> of(HttpServletRequest request) {
        return request.getAttribute(TOLD) instanceof TooOften often ? Optional.of(often) : Optional.empty();
    }

    /** @throws TooOften where a request was told so, for whoever has first looked whether it asks for care */
    public static void refuse(HttpServletRequest request) {
        of(request).ifPresent(often -> {
            throw often;
        });
    }

    void tell(HttpServletRequest request) {
        request.setAttribute(TOLD, this);
    }

    /** Whole minutes until it is worth trying again; at least one. */
    public long minutes() {
        return Math.ceilDiv(seconds(), 60);
    }

    /** Whole seconds until it is worth trying again; at least one. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
