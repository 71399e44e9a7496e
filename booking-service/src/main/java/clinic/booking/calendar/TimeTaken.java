package clinic.booking.calendar;

/** What somebody wants to block has a visit, a hold or a block in it. */
class TimeTaken extends RuntimeException {

    TimeTaken() {
        super("Some of it is taken", null, false, false);
    }
}
