package clinic.booking.change;

/** The clinic's cut-off has passed: the patient must call. */
public class TooLateToChange extends RuntimeException {

    private final String phone;

    TooLateToChange(String phone) {
        super("Too late for the patient to change the visit", null, false, false);
        this.phone = phone;
    }

    /** Where the visit takes place. */
    public String phone() {
        return phone;
    }
}
