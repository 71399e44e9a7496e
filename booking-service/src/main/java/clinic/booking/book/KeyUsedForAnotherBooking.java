package clinic.booking.book;

/** The same idempotency key came with another booking. */
public class KeyUsedForAnotherBooking extends RuntimeException {

    KeyUsedForAnotherBooking() {
        super("The key was used for another booking", null, false, false);
    }
}
