package clinic.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who uses the API from outside. */
@TestComponent
@Lazy
public class BookingClient {

    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        public String text(String field) {
            return body.path(field).asString();
        }

        /** Names of the rules by which the time is closed. */
        public List<String> closedBy() {
            return body.path("closedBy")
                    .valueStream()
                    .map(reason -> reason.path("rule").asString())
                    .toList();
        }
    }

    private final Environment environment;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BookingClient(Environment environment, JdbcClient jdbc, JsonMapper json) {
        this.environment = environment;
        this.jdbc = jdbc;
        this.json = json;
    }

    public UUID treatment(String code) {
        return jdbc.sql("SELECT id FROM treatments WHERE code = ?")
                .param(code)
                .query(UUID.class)
                .single();
    }

    public UUID practitioner(String name) {
        return jdbc.sql("SELECT id FROM practitioners WHERE name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    /** Free starts, as the list tells them. */
    public List<String> starts(String treatment, @Nullable String practitioner, LocalDate day) {
        return slots(treatment, practitioner, day).stream()
                .map(slot -> slot.path("start").asString())
                .toList();
    }

    public List<JsonNode> slots(String treatment, @Nullable String practitioner, LocalDate day) {
        Answer answer = get("/api/slots?treatment=" + treatment(treatment) + "&from=" + day + "&days=1"
                + (practitioner == null ? "" : "&practitioner=" + practitioner(practitioner)));
        return StreamSupport.stream(answer.body().path("slots").spliterator(), false)
                .toList();
    }

    /** A booking that lacks nothing; change what the test is about. */
    public ObjectNode booking(String treatment, @Nullable String practitioner, String start) {
        ObjectNode body = json.createObjectNode();
        body.put("treatment", treatment(treatment).toString());
        if (practitioner != null) {
            body.put("practitioner", practitioner(practitioner).toString());
        }
        body.put("start", start);
        body.putObject("patient")
                .put("name", "Karin Ek")
                .put("birthDate", "1971-04-02")
                .put("mobile", "070-174 06 05")
                .put("email", "karin.ek@example.com")
                .put("language", "sv");
        body.put("safety", "clear");
        body.putArray("consents").add("reminders").add("follow-ups");
        return body;
    }

    /** What has to be sent to keep the time of a booking. */
    public ObjectNode hold(ObjectNode booking) {
        ObjectNode hold = json.createObjectNode();
        for (String field : List.of("treatment", "practitioner", "start")) {
            hold.set(field, booking.path(field));
        }
        return hold;
    }

    /** The same request, with these rules set aside for a reason. */
    public static ObjectNode override(ObjectNode body, String reason, String... rules) {
        ArrayNode named = body.putObject("override").put("reason", reason).putArray("rules");
        List.of(rules).forEach(named::add);
        return body;
    }

    public static void assertFault(Answer answer, String field, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:invalid-input");
        assertThat(answer.body().path("errors").toString())
                .contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
    }

    public Answer book(String treatment, @Nullable String practitioner, String start) {
        return book(booking(treatment, practitioner, start));
    }

    public Answer book(JsonNode booking) {
        return post("/api/appointments", booking, Map.of());
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public Answer post(String path, JsonNode body, Map<String, String> headers) {
        return post(path, body.toString(), headers);
    }

    public Answer post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build());
    }

    public Answer send(String method, String path, Map<String, String> headers) {
        return send(method, path, "", headers);
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** With the link that came with the booking. */
    public Answer change(Answer booked, String what, JsonNode body) {
        return change(booked, what, body, Map.of());
    }

    public Answer change(Answer booked, String what, JsonNode body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token(booked));
        return post("/api/appointments/" + booked.text("id") + "/" + what, body, all);
    }

    /** The visit as it is now. */
    public Answer show(Answer booked) {
        return get("/api/appointments/" + booked.text("id"), "Authorization", "Bearer " + token(booked));
    }

    public static String token(Answer booked) {
        String url = booked.text("manageUrl");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public ObjectNode object() {
        return json.createObjectNode();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean speaksJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = speaksJson ? json.readTree(response.body()) : json.missingNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + environment.getProperty("local.server.port") + path);
    }
}
