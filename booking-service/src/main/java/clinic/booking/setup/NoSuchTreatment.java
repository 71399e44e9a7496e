package clinic.booking.setup;

/** No treatment has this id. */
class NoSuchTreatment extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
