package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.Http;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import clinic.endtoend.running.Traces;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A patient with a name nobody else has goes through the clinic while much goes wrong; no log may know of them. */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class LogScenario {

    private static final Person KANARINA =
            new Person("Kanarina Kvitterstrand", "+46701740698", "kanarina.kvitter@example.org", "sv");
    private static final String BIRTH_DATE = "1961-02-03";
    private static final String FREE_TEXT = "kvittrar om sitt knarrande och vonda tummar";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{49}");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<String> canaries = new ArrayList<>(List.of(
            KANARINA.name(), "Kvitterstrand", "kanarina.kvitter", "701740698", BIRTH_DATE, "kvittrar", "vonda tummar"));

    @Test
    @DisplayName("34, 35: whatever goes well or wrong, no log names a patient or holds a link")
    void noLogKnowsThePatient(Clinic clinic, Chromium chromium) throws Exception {
        ClinicHome home = clinic.launched().home();
        Booking booking = book(clinic);
        await("both confirmations").atMost(SOON).until(() -> letters(clinic).size() >= 2);
        letters(clinic).forEach(letter -> canaries.addAll(tokens(letter.text())));
        canaries.add(booking.manageToken());
        clinic.http().get("/appointments/" + booking.manageToken());

        brokenRequests(clinic, booking.manageToken());
        brokenRow(home);
        brokenEvents(home);
        cancel(clinic, booking);
        Http reminder = port(home, "reminder");
        await("what is broken is parked")
                .atMost(SOON)
                .until(() -> parked(reminder).size() == 2);
        assertThat(LaunchedClinic.say(home.path(), "replay"))
                .contains("booking   nothing is parked", "reminder  2 parked", "booking.patients.v1.reminder.dlq/")
                .doesNotContain(canaries.toArray(String[]::new));
        assertThat(LaunchedClinic.say(home.path(), "replay", "--all")).contains("failed again and stays parked");

        for (Look look : List.of(Look.SWEDISH_PHONE, Look.SWEDISH_DESKTOP, Look.IN_THE_DARK)) {
            try (Visitor visitor = chromium.visitor(clinic.url(), look)) {
                StaffDesk desk = new StaffDesk(visitor);
                desk.signIn("reception", clinic.staffPassword());
                desk.seesWhatHasStopped(2);
            }
        }

        assertThat(canaries).as("links were found").hasSizeGreaterThan(8);
        assertThat(new Traces(home).inLogs(canaries.toArray(String[]::new))).isEmpty();
        parked(reminder)
                .forEach(event -> reminder.delete("/actuator/messaging/" + place(event) + "?by=scenario&reason=over"));
        assertThat(LaunchedClinic.say(home.path(), "replay")).contains("reminder  nothing is parked");
    }

    private static Booking book(Clinic clinic) {
        BookingApi api = clinic.booking();
        LocalDate from =
                LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC).plusDays(12);
        Map<String, Object> body = BookingApi.request(api.slotAtNoon(from), KANARINA);
        Map<String, Object> patient = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(body.get("patient")))
                .forEach((field, value) -> patient.put(String.valueOf(field), value));
        patient.put("birthDate", BIRTH_DATE);
        body.put("patient", patient);
        return api.book(body);
    }

    private static List<Letter> letters(Clinic clinic) {
        return Stream.of(KANARINA.email(), KANARINA.mobile())
                .flatMap(address -> clinic.postbox().of(address).stream())
                .toList();
    }

    private static void cancel(Clinic clinic, Booking booking) {
        Answer cancelled = clinic.http()
                .post(
                        "/api/appointments/" + booking.id() + "/cancellation",
                        Map.of("reason", FREE_TEXT),
                        Map.of("Authorization", "Bearer " + booking.manageToken()));
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    }

    /** At the gateway and, as a misconfigured proxy would let them through, at the services themselves. */
    private static void brokenRequests(Clinic clinic, String token) throws IOException {
        ClinicHome home = clinic.launched().home();
        String wrong = token.substring(0, 40) + "kvittrar0";
        for (Http http : List.of(clinic.http(), port(home, "booking"), port(home, "reminder"))) {
            for (String broken : List.of(
                    "{\"patient\":{\"name\":\"" + KANARINA.name(),
                    "{\"patient\":{\"birthDate\":\"" + KANARINA.name() + "\"}}",
                    "{\"start\":\"" + FREE_TEXT + "\"}",
                    "{\"" + KANARINA.email() + "\":1}",
                    "[\"" + FREE_TEXT + "\"]")) {
                http.post(
                        "/api/appointments",
                        broken,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
            }
            for (String path : List.of(
                    "/appointments/",
                    "/check-in/",
                    "/unsubscribe/",
                    "/hooks/46elks/x/",
                    "/nowhere/",
                    "/api/nowhere/")) {
                http.get(path + token);
                http.get(path + wrong);
                http.post(path + wrong, "{\"name\":\"" + KANARINA.name(), Map.of());
                http.submit(path + token, Map.of("name", KANARINA.name(), "reason", FREE_TEXT), Map.of());
            }
            http.get("/api/slots?treatment=" + KANARINA.email() + "&from=" + BIRTH_DATE + "x");
            http.submit("/book/details", Map.of("name", KANARINA.name(), "email", "kvittrar"), Map.of());
            http.submit("/sign-in", Map.of("name", KANARINA.email(), "password", FREE_TEXT), Map.of());
        }
        for (URI address : List.of(clinic.url(), URI.create(home.address("booking")))) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream()
                        .write(("GET /appointments/" + token + "{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }
        }
    }

    /** PostgreSQL tells of the row that a constraint refused, and of the statement. */
    private static void brokenRow(ClinicHome home) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        home.databaseUrl("booking"), "booking", home.databasePassword("booking"));
                var statement = connection.createStatement()) {
            statement.execute("create temporary table once (email text unique)");
            try (PreparedStatement insert = connection.prepareStatement("insert into once values (?)")) {
                insert.setString(1, KANARINA.email());
                insert.execute();
                assertThatThrownBy(insert::execute).isInstanceOf(SQLException.class);
            }
        }
    }

    /** One that cannot be read, and one whose row the database refuses. */
    private static void brokenEvents(ClinicHome home) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", home.address("kafka")),
                new StringSerializer(),
                new StringSerializer())) {
            for (String payload : List.of("""
                    {"patientId":"%s","version":"%s"}""".formatted(UUID.randomUUID(), KANARINA.name()), """
                    {"patientId":"%s","version":1,"name":"%s","language":"sv","mobile":"%s","email":"%s\\u0000","consents":[]}""".formatted(
                            UUID.randomUUID(), KANARINA.name(), KANARINA.mobile(), KANARINA.email()))) {
                var event = new ProducerRecord<>(
                        "booking.patients.v1", UUID.randomUUID().toString(), payload);
                event.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
                event.headers().add("ce_type", "booking.patient.recorded".getBytes(StandardCharsets.UTF_8));
                producer.send(event).get();
            }
        }
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Http port(ClinicHome home, String service) {
        return new Http(URI.create(home.address(service)));
    }

    private static List<JsonNode> parked(Http service) {
        List<JsonNode> parked = new ArrayList<>();
        service.get("/actuator/messaging").json().path("parked").forEach(parked::add);
        return parked;
    }

    private static String place(JsonNode event) {
        return event.path("topic").asString() + "/" + event.path("partition").asInt() + "/"
                + event.path("offset").asLong();
    }
}
