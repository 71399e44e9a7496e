package clinic.booking.setup;

/** What is set up is no longer as the caller saw it. */
class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int version;

    ChangedMeanwhile(int version) {
        super("It has version " + version + " by now", null, false, false);
        this.version = version;
    }

    int version() {
        return version;
    }
}
