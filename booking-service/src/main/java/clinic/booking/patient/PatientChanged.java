package clinic.booking.patient;

/** The record is no longer as the caller saw it; nothing is written over unseen. */
public class PatientChanged extends RuntimeException {

    private final int revision;

    PatientChanged(int revision) {
        super("The record has revision " + revision + " by now", null, false, false);
        this.revision = revision;
    }

    /** The one it has now. */
    public int revision() {
        return revision;
    }
}
