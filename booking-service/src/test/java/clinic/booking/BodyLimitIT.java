package clinic.booking;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient.Answer;
import clinic.doors.BodyLimit;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    @DisplayName("39: two hundred megabytes are not read to their end, and the service goes on")
    void hugeBodyIsNotRead() {
        Huge huge = new Huge();
        BodyPublisher told = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> huge), Huge.LENGTH);
        try {
            assertTooLong(client.send("POST", "/api/appointments", told));
        } catch (UncheckedIOException hungUp) {
            // Whoever sends that much may be hung up on before the answer is read.
        }
        // What the service read, what its server lets pass before it hangs up, and what lay on the way.
        assertThat(huge.taken()).isPositive().isLessThan(Huge.LENGTH / 4);
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

    /** The beginning of a JSON text that is long, and how much of it was taken. */
    private static final class Huge extends InputStream {

        static final int LENGTH = 200_000_000;
        private static final byte[] OPENING = "{\"x\":\"".getBytes(StandardCharsets.UTF_8);

        private volatile int taken;

        int taken() {
            return taken;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (taken == LENGTH) {
                return -1;
            }
            int given = Math.min(length, LENGTH - taken);
            Arrays.fill(into, offset, offset + given, (byte) 'x');
            if (taken == 0) {
                System.arraycopy(OPENING, 0, into, offset, Math.min(given, OPENING.length));
            }
            taken += given;
            return given;
        }
    }

    private ObjectNode booking() {
        return client.booking("first-visit", null, "2026-11-23T10:00:00+01:00");
    }

    private static void assertTooLong(Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:body-too-long");
    }
}
