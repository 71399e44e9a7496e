package clinic.booking.me;

import java.time.Duration;

/** So many codes were asked for that this one has to wait. */
class AskedTooOften extends RuntimeException {

    private final Duration wait;

    AskedTooOften(Duration wait) {
        super("Codes were asked for too often", null, false, false);
        this.wait = wait;
    }

    Duration waiting() {
        return wait;
    }
}
