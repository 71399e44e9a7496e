package clinic.booking.repeat;

/** The same idempotency key came with something else. */
public class KeyUsedForAnotherRequest extends RuntimeException {

    KeyUsedForAnotherRequest() {
        super("The key was used for another request", null, false, false);
    }
}
