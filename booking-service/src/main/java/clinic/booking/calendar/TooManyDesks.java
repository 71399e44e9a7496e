package clinic.booking.calendar;

/** So many calendars hear of changes already that one more has to ask by itself. */
class TooManyDesks extends RuntimeException {

    TooManyDesks() {
        super("Too many desks", null, false, false);
    }
}
