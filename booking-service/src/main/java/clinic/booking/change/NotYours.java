package clinic.booking.change;

/** A practitioner changes the visits that are theirs; this one is a colleague's. */
public class NotYours extends RuntimeException {

    NotYours() {
        super("Another practitioner's visit", null, false, false);
    }
}
