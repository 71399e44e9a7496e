package clinic.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists the events that services could not take, and has them tried again; asks each service at its own port. */
record ReplayParked(DataFolder data, Progress progress) {

    static final int SOMETHING_IS_PARKED = 4;
    private static final int NOT_RUNNING = 3;

    private static final List<String> SERVICES = List.of("booking", "reminder", "content");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_FOR_ALL = Duration.ofMinutes(5);
    private static final String BY = "{\"by\":\"./clinic replay\"}";
    private static final JsonMapper JSON = new JsonMapper();

    /** Returns 0 when nothing is left parked, as far as was asked. */
    int obey(Order.Replay order) throws InterruptedException {
        String service = order.service();
        if (service != null && !SERVICES.contains(service)) {
            throw new Refusal(
                    "There is no service \"%s\" with events: use booking, reminder or content.".formatted(service));
        }
        List<String> asked = service == null ? SERVICES : List.of(service);
        if (asked.stream()
                .allMatch(name -> ProcessRecord.reached(data.run(), name).isEmpty())) {
            progress.say("The clinic is not running. ./clinic up starts it.");
            return NOT_RUNNING;
        }
        int result = 0;
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            for (String name : asked) {
                boolean clear = switch (order.what()) {
                    case LIST -> list(name, ask(http, name, "", null, PATIENCE));
                    case ALL -> tell(name, ask(http, name, "", BY, PATIENCE_FOR_ALL));
                    case ONE -> tell(name, ask(http, name, "/" + order.event(), BY, PATIENCE));
                };
                result = clear ? result : SOMETHING_IS_PARKED;
            }
        }
        return result;
    }

    private boolean list(String service, Optional<JsonNode> report) {
        JsonNode parked = report.map(told -> told.path("parked")).orElse(JSON.missingNode());
        if (!parked.isArray()) {
            return silent(service);
        }
        progress.say(
                parked.isEmpty()
                        ? "%-9s nothing is parked".formatted(service)
                        : "%-9s %d parked; ./clinic replay %1$s <event> or --all tries again"
                                .formatted(service, parked.size()));
        for (JsonNode event : parked) {
            progress.say("  %s/%d/%d  %s  since %s"
                    .formatted(
                            event.path("topic").asString(),
                            event.path("partition").asInt(),
                            event.path("offset").asLong(),
                            event.path("type").asString("without type"),
                            event.path("since").asString()));
            progress.say("    " + event.path("cause").asString());
        }
        return parked.isEmpty();
    }

    private boolean tell(String service, Optional<JsonNode> answer) {
        if (answer.isEmpty()) {
            return silent(service);
        }
        JsonNode told = answer.get();
        if (!told.isArray()) {
            return one(service, told);
        }
        if (told.isEmpty()) {
            progress.say("%-9s nothing was parked".formatted(service));
        }
        boolean clear = true;
        for (JsonNode replayed : told) {
            clear &= one(service, replayed);
        }
        return clear;
    }

    private boolean one(String service, JsonNode replayed) {
        String outcome = replayed.path("outcome").asString();
        String words = switch (outcome) {
            case "TAKEN" -> "taken";
            case "ALREADY_TAKEN" -> "already taken, nothing was done";
            case "LAID_ASIDE" -> "laid aside by somebody, nothing was done";
            case "FAILED_AGAIN" ->
                "failed again and stays parked: " + replayed.path("cause").asString();
            default -> "nothing is parked there";
        };
        progress.say("%-9s %s  %s".formatted(service, replayed.path("place").asString(), words));
        return !outcome.equals("FAILED_AGAIN") && !outcome.equals("NOT_PARKED");
    }

    private boolean silent(String service) {
        progress.say("%-9s does not answer; ./clinic status tells how it is".formatted(service));
        return false;
    }

    /** Empty when the service does not answer in time, or not as it should. */
    private Optional<JsonNode> ask(
            HttpClient http, String service, String path, @Nullable String body, Duration patience)
            throws InterruptedException {
        Optional<String> port = ProcessRecord.reached(data.run(), service);
        if (port.isEmpty()) {
            return Optional.empty();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(port.get() + "/actuator/messaging" + path))
                .timeout(patience)
                .header("Accept", "application/json");
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException | JacksonException silent) {
            return Optional.empty();
        }
    }
}
