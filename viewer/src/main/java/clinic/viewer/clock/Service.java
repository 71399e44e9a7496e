package clinic.viewer.clock;

import clinic.clock.Pulse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Another service's clock, on its internal port. */
class Service {
    private final String name;
    private final RestClient http;

    Service(String name, URI address, RestClient.Builder http) {
        this.name = name;
        this.http = http.baseUrl(address).build();
    }

    String name() {
        return name;
    }

    Pulse pulse() {
        try {
            return Objects.requireNonNull(
                    http.get().uri("/internal/pulse").retrieve().body(Pulse.class), "an empty answer");
        } catch (RestClientException | NullPointerException e) {
            throw new ServiceAway(name, e);
        }
    }

    void moveTo(Duration offset) {
        try {
            http.post()
                    .uri("/internal/clock")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("offset", offset.toString()))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            throw new ServiceAway(name, e);
        }
    }
}
