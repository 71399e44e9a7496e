package clinic.booking.change;

/** The visit is no longer as the caller saw it. */
public class ChangedMeanwhile extends RuntimeException {

    private final int version;

    ChangedMeanwhile(int version) {
        super("The visit has version " + version + " by now", null, false, false);
        this.version = version;
    }

    /** Its version now. */
    public int version() {
        return version;
    }
}
