package clinic.booking.availability;

/** This practitioner's time is not free, or no longer; what the caller has done so far must be rolled back. */
public class TimeNotFree extends RuntimeException {

    TimeNotFree() {
        super("The time is not free", null, false, false);
    }
}
