package clinic.booking.practitioner;

class NoSuchPractitioner extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
