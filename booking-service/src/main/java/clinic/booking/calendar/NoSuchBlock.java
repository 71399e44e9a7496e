package clinic.booking.calendar;

/** It was opened again, or never was. */
class NoSuchBlock extends RuntimeException {

    NoSuchBlock() {
        super("No such block", null, false, false);
    }
}
