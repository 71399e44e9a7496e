package clinic.booking.book;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class BookingInputIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;

    @Autowired
    BookingInputIT(BookingClient client, EmptyCalendar calendar) {
        this.client = client;
        this.calendar = calendar;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void whatIsWrongIsNamedByItsField() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        assertFault(client.book(booking.deepCopy().put("start", "tomorrow")), "start", "unreadable");
        assertFault(client.book(booking.deepCopy().put("start", "2026-11-23T10:00:00")), "start", "unreadable");
        assertFault(client.book(booking.deepCopy().put("colour", "red")), "colour", "unknown-field");
        assertFault(client.book(booking.deepCopy().put("status", "completed")), "status", "unknown-field");
        assertFault(
                client.book(
                        booking.deepCopy().put("treatment", UUID.randomUUID().toString())),
                "treatment",
                "unknown-treatment");
        assertFault(
                client.book(
                        booking.deepCopy().put("practitioner", UUID.randomUUID().toString())),
                "practitioner",
                "unknown-practitioner");
        assertFault(
                client.book(
                        booking.deepCopy().put("condition", UUID.randomUUID().toString())),
                "condition",
                "unknown-condition");
        assertFault(client.book(booking.deepCopy().put("safety", "maybe")), "safety", "unknown-safety");
        assertFault(client.book(patient(booking, "mobile", "12")), "patient.mobile", "mobile-unreadable");
        assertFault(client.book(patient(booking, "mobile", "08-465 004 00")), "patient.mobile", "mobile-unreadable");
        assertFault(client.book(patient(booking, "email", "karin")), "patient.email", "email-unreadable");
        assertFault(
                client.book(patient(booking, "email", "a@example.com\r\nBcc: b@example.com")),
                "patient.email",
                "email-unreadable");
        assertFault(client.book(patient(booking, "name", " ")), "patient.name", "name-missing");
        assertFault(client.book(patient(booking, "name", "Karin\0")), "patient.name", "unreadable");
        assertFault(
                client.book(patient(booking, "birthDate", "2031-01-01")), "patient.birthDate", "birth-date-impossible");
        assertFault(client.book(patient(booking, "birthDate", "1971-02-30")), "patient.birthDate", "unreadable");
        assertFault(client.book(patient(booking, "language", "fr")), "patient.language", "language-unknown");
        assertFault(client.book(patient(booking, "sex", "x")), "patient.sex", "unknown-field");
        ObjectNode unreachable = booking.deepCopy();
        ((ObjectNode) unreachable.path("patient")).remove(List.of("mobile", "email"));
        assertFault(client.book(unreachable), "patient.mobile", "contact-missing");
        assertThat(client.post("/api/appointments", "{", Map.of()).status()).isEqualTo(400);
        assertThat(client.book(client.object()).body().path("errors").size()).isEqualTo(3);
        assertThat(calendar.count("appointments")).isZero();
    }

    private static ObjectNode patient(ObjectNode booking, String field, String value) {
        ObjectNode other = booking.deepCopy();
        ((ObjectNode) other.path("patient")).put(field, value);
        return other;
    }
}
