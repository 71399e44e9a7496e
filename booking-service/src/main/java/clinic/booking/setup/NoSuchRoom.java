package clinic.booking.setup;

/** No room and no equipment has this id. */
class NoSuchRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
