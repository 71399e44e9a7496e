package clinic.booking.change;

import org.jspecify.annotations.Nullable;

/** What is to be changed, a visit or how the clinic is set up, is no longer as the caller saw it. */
public class ChangedMeanwhile extends RuntimeException {

    private final int version;

    ChangedMeanwhile(int version) {
        super("It has version " + version + " by now", null, false, false);
        this.version = version;
    }

    /**
     * @param seen null for whichever there is
     * @throws ChangedMeanwhile when another version was seen than there is now
     */
    public static void check(@Nullable Integer seen, int now) {
        if (seen != null && seen != now) {
            throw new ChangedMeanwhile(now);
        }
    }

    /** Its version now. */
    public int version() {
        return version;
    }
}
