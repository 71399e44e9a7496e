package clinic.booking.appointment;

/** The visit is too far ahead for this step. */
public class TooEarly extends RuntimeException {

    TooEarly() {
        super("The visit is too far ahead for this", null, false, false);
    }
}
