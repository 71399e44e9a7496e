package clinic.messaging;

import org.jspecify.annotations.Nullable;

/** An event that no number of tries will make readable. */
class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
