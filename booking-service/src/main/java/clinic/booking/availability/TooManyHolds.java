package clinic.booking.availability;

/** Whoever asks, or the clinic as a whole, keeps as many times as may be kept at once. */
public class TooManyHolds extends RuntimeException {

    TooManyHolds() {
        super("Too many times are kept at once", null, false, false);
    }
}
