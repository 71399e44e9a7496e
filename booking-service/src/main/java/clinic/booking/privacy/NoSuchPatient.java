package clinic.booking.privacy;

/** Nobody is, or was, a patient under this id. */
class NoSuchPatient extends RuntimeException {

    NoSuchPatient() {
        super("No such patient", null, false, false);
    }
}
