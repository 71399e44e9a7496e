package clinic.booking.book;

/** A practitioner books into their own calendar; this is a colleague's. */
class NotYourCalendar extends RuntimeException {

    NotYourCalendar() {
        super("Another practitioner's calendar", null, false, false);
    }
}
