package clinic.viewer.clock;

import org.springframework.web.client.RestClientResponseException;

/** A service does not answer, or not as agreed. */
final class ServiceAway extends RuntimeException {
    private final String service;

    ServiceAway(String service, Throwable cause) {
        super(
                service
                        + (cause instanceof RestClientResponseException answer
                                ? " answers " + answer.getStatusCode().value()
                                : " does not answer"),
                cause);
        this.service = service;
    }

    String service() {
        return service;
    }
}
