package clinic.gateway;

import java.io.IOException;
import java.io.Serial;

/** Whoever sends something is gone in the middle of it, or has fallen silent: nobody's fault, and nothing was done. */
class HungUp extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    HungUp(Throwable cause) {
        super(cause);
    }
}
