package clinic.booking.change;

/** The link is missing, wrong, or another visit's; nothing tells which. */
class NotLetIn extends RuntimeException {

    NotLetIn() {
        super("Not let in", null, false, false);
    }
}
