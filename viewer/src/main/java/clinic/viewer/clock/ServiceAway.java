package clinic.viewer.clock;

/** A service does not answer, or not as agreed. */
final class ServiceAway extends RuntimeException {
    private final String service;

    ServiceAway(String service, Throwable cause) {
        super(service + " does not answer", cause);
        this.service = service;
    }

    String service() {
        return service;
    }
}
