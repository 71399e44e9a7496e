package clinic.booking.change;

/** The caller may manage the visit, but this is for staff. */
class StaffOnly extends RuntimeException {

    StaffOnly() {
        super("Only staff may do this", null, false, false);
    }
}
