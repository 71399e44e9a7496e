package clinic.doors;

import java.io.IOException;

/** More was sent than anybody needs to say. */
class BodyTooLong extends IOException {

    BodyTooLong() {
        super("The body is too long");
    }
}
