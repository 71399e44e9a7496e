package clinic.booking.staff;

import clinic.messaging.MessagingReport;
import clinic.messaging.Replayed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Another service's own port, asked for seconds at most; nothing a patient needs depends on its answer. */
record Neighbour(URI address, HttpClient http, JsonMapper json) {

    private static final Logger log = LoggerFactory.getLogger(Neighbour.class);
    private static final Duration TO_ANSWER = Duration.ofSeconds(4);

    Optional<MessagingReport> report() {
        return send(request("/messaging").GET(), MessagingReport.class);
    }

    /** Nothing where it says nothing. */
    ToldOfItself told() {
        ToldOfItself told = send(request("/info").GET(), ToldOfItself.class).orElse(ToldOfItself.NOTHING);
        if (told.messages() != null && !told.messages().unknownReasons().isEmpty()) {
            log.warn(
                    "A newer release tells of reasons that this one does not know: {}",
                    told.messages().unknownReasons());
        }
        return told;
    }

    Optional<Replayed> replay(ParkedPlace place, String by) {
        return send(
                request("/messaging" + place.path())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("by", by)))),
                Replayed.class);
    }

    Optional<Replayed> layAside(ParkedPlace place, String by, String reason) {
        String why = "?by=" + URLEncoder.encode(by, StandardCharsets.UTF_8) + "&reason="
                + URLEncoder.encode(reason, StandardCharsets.UTF_8);
        return send(request("/messaging" + place.path() + why).DELETE(), Replayed.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/actuator" + path))
                .timeout(TO_ANSWER)
                .header("Accept", "application/json");
    }

    private <T> Optional<T> send(HttpRequest.Builder request, Class<T> type) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(json.readValue(answer.body(), type)) : Optional.empty();
        } catch (IOException | JacksonException away) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
