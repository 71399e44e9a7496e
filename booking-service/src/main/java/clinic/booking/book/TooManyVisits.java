package clinic.booking.book;

/** As many visits lie ahead of these contacts as can be booked without talking to the clinic. */
public class TooManyVisits extends RuntimeException {

    private final String phone;

    TooManyVisits(String phone) {
        super("Too many coming visits for the contacts of the patient", null, false, false);
        this.phone = phone;
    }

    /** Where the visit would have taken place. */
    public String phone() {
        return phone;
    }
}
