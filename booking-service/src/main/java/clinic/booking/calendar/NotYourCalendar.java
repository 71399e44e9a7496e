package clinic.booking.calendar;

/** A practitioner keeps time free in their own calendar; this is a colleague's, or a room's. */
class NotYourCalendar extends RuntimeException {

    NotYourCalendar() {
        super("Another one's calendar", null, false, false);
    }
}
