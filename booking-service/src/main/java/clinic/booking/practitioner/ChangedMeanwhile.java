package clinic.booking.practitioner;

/** What is to be replaced is no longer as the form had it. */
class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhile() {
        super(null, null, false, false);
    }
}
