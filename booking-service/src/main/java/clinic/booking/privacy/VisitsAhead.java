package clinic.booking.privacy;

/** A patient who is still expected is not erased: somebody must cancel the visits first. */
public class VisitsAhead extends RuntimeException {

    VisitsAhead() {
        super("The patient is still expected", null, false, false);
    }
}
