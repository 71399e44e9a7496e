package clinic.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has booking-service hold the audit against its digests, and tells day by day what came of it. */
record CheckAudit(DataFolder data, Progress progress) {

    static final int SOMETHING_DIFFERS = 5;
    private static final int NOT_RUNNING = 3;

    /** It reads every row there is. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns 0 when everything is as it was. */
    int obey() throws InterruptedException {
        Optional<String> booking = ProcessRecord.reached(data.run(), "booking");
        if (booking.isEmpty()) {
            progress.say("The clinic is not running. ./clinic up starts it.");
            return NOT_RUNNING;
        }
        Optional<JsonNode> report = ask(booking.get());
        if (report.isEmpty()) {
            progress.say("booking-service does not answer; ./clinic status tells how it is");
            return SOMETHING_DIFFERS;
        }
        return tell(report.get()) ? 0 : SOMETHING_DIFFERS;
    }

    /** False where something differs. */
    boolean tell(JsonNode report) {
        boolean asItWas = true;
        for (JsonNode day : report.path("days")) {
            JsonNode differs = day.path("differs");
            asItWas &= differs.isEmpty();
            progress.say("%-10s  %7d rows  %s"
                    .formatted(
                            day.path("day").asString(),
                            day.path("rows").asLong(),
                            differs.isEmpty() ? "ok" : "DIFFERS"));
            differs.forEach(what -> progress.say("    " + what.asString()));
        }
        JsonNode elsewhere = report.path("differs");
        elsewhere.forEach(what -> progress.say("DIFFERS  " + what.asString()));
        progress.say("%d rows since then wait for the end of their day"
                .formatted(report.path("waiting").asLong()));
        return asItWas && elsewhere.isEmpty();
    }

    private static Optional<JsonNode> ask(String booking) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(booking + "/internal/audit"))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(JSON.readTree(answer.body()))
                            .filter(report -> report.path("days").isArray())
                    : Optional.empty();
        } catch (IOException | JacksonException silent) {
            return Optional.empty();
        }
    }
}
