package clinic.booking;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient.Answer;
import clinic.doors.BodyLimit;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class BodyLimitIT {

    private final BookingClient client;
    private final EmptyCalendar calendar;

    @Autowired
    BodyLimitIT(BookingClient client, EmptyCalendar calendar) {
        this.client = client;
        this.calendar = calendar;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("39: a body that is too long is refused, with its length told or not")
    void longBodyIsRefused() {
        String booking = booking().put("name", "x".repeat(BodyLimit.LONGEST)).toString();
        assertTooLong(client.post("/api/appointments", booking, Map.of()));
        byte[] bytes = booking.getBytes(StandardCharsets.UTF_8);
        assertTooLong(client.send(
                "POST", "/api/appointments", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
        String spaced = booking().toString() + " ".repeat(BodyLimit.LONGEST);
        assertTooLong(client.post("/api/appointments", spaced, Map.of()));
        assertThat(calendar.count("appointments")).isZero();
    }

    @Test
    @DisplayName("39: ten megabytes are not read to their end, and the service goes on")
    void hugeBodyIsNotRead() {
        try {
            assertTooLong(client.post("/api/appointments", "{\"x\":\"" + "x".repeat(10_000_000) + "\"}", Map.of()));
        } catch (UncheckedIOException hungUp) {
            // Whoever sends that much may be hung up on before the answer is read.
        }
        assertThat(client.book(booking()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("39: a deep body is refused")
    void deepBodyIsRefused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String booking = booking().toString();
        Answer refused = client.post(
                "/api/appointments",
                booking.substring(0, booking.length() - 1) + ",\"intake\":{\"wish\":" + deep + "}}",
                Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:invalid-input");
        assertThat(client.post("/api/appointments", deep, Map.of()).status()).isEqualTo(400);
        assertFault(client.book(booking().put("x".repeat(200), 1)), "x".repeat(200), "unknown-field");
        assertThat(calendar.count("appointments")).isZero();
    }

    @Test
    void whatCouldOnlyBeGuessedIsRefused() {
        ObjectNode born = booking();
        ((ObjectNode) born.path("patient")).put("birthDate", 1985);
        assertFault(client.book(born), "patient.birthDate", "unreadable");
        assertFault(client.book(booking().put("start", 1_795_512_000)), "start", "unreadable");
        Answer booked = client.book(booking());
        assertFault(client.change(booked, "cancellation", client.object().put("version", "")), "version", "unreadable");
    }

    @Test
    void methodsThatAreNotThereAreToldAndHeadReadsOnly() {
        assertThat(client.send("HEAD", "/api/treatments", BodyPublishers.noBody())
                        .status())
                .isEqualTo(200);
        Answer options = client.send("OPTIONS", "/api/appointments", BodyPublishers.noBody());
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.response().headers().firstValue("Allow").orElse("")).contains("POST");
        Answer put = client.send("PUT", "/api/appointments", BodyPublishers.ofString("{}"));
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.response().headers().firstValue("Allow")).hasValue("POST");
        assertThat(put.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(client.get("/api/nothing").status()).isEqualTo(404);
        assertThat(client.get("/api/nothing").response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    private ObjectNode booking() {
        return client.booking("first-visit", null, "2026-11-23T10:00:00+01:00");
    }

    private static void assertTooLong(Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:body-too-long");
    }
}
