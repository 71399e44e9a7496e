package clinic.booking.appointment;

/** The visit has begun, so it can be neither moved nor cancelled. */
public class HasBegun extends RuntimeException {

    HasBegun() {
        super("The visit has begun", null, false, false);
    }
}
