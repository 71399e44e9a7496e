package clinic.booking.visit;

/** The link is what whoever booked was given, and the clinic knows more of the patient than that booking said. */
class NotProved extends RuntimeException {

    NotProved() {
        super("Not proved to be the patient", null, false, false);
    }
}
