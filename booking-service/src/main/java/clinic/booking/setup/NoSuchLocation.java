package clinic.booking.setup;

class NoSuchLocation extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
