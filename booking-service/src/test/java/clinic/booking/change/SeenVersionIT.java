package clinic.booking.change;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Two who look at the same visit and decide at different times. */
@RealBooking
class SeenVersionIT {

    private static final String TEN = "2026-11-24T10:00:00+01:00";
    private static final String ONE = "2026-11-24T13:00:00+01:00";

    private final BookingClient client;
    private final EmptyCalendar calendar;

    @Autowired
    SeenVersionIT(BookingClient client, EmptyCalendar calendar) {
        this.client = client;
        this.calendar = calendar;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void everyAnswerTellsTheVersionThatTheNextChangeMayName() {
        Answer booked = book();
        assertThat(tag(booked)).isEqualTo("\"0\"");
        Answer moved = client.change(booked, "reschedule", to(ONE), Map.of("If-Match", tag(booked)));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(tag(moved)).isEqualTo("\"1\"");
        assertThat(tag(client.show(booked))).isEqualTo("\"1\"");
        ObjectNode shown = client.show(booked).body().deepCopy().asObject();
        assertThat(shown.path("directions").path("language").asString()).isEqualTo("sv");
        shown.remove("directions");
        assertThat(shown).isEqualTo(moved.body());
        Answer cancelled = client.change(
                booked,
                "cancellation",
                client.object().put("version", moved.body().path("version").asInt()));
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
    }

    @Test
    void whoSawAnotherVersionChangesNothing() {
        Answer booked = book();
        client.change(booked, "reschedule", to(ONE));
        for (String change : new String[] {"reschedule", "cancellation"}) {
            ObjectNode body = change.equals("reschedule") ? to(TEN) : client.object();
            Answer byHeader = client.change(booked, change, body, Map.of("If-Match", "\"0\""));
            assertThat(byHeader.status()).isEqualTo(412);
            assertThat(byHeader.text("type")).isEqualTo("urn:clinic:problem:changed-meanwhile");
            assertThat(byHeader.body().path("version").asInt()).isEqualTo(1);
            Answer byField = client.change(booked, change, body.deepCopy().put("version", 0));
            assertThat(byField.status()).isEqualTo(409);
            assertThat(byField.text("type")).isEqualTo("urn:clinic:problem:changed-meanwhile");
        }
        assertThat(client.show(booked).text("start")).isEqualTo(ONE);
        assertThat(client.show(booked).text("status")).isEqualTo("booked");
    }

    @Test
    void whoSaysNothingOrAnyMayChangeIt() {
        Answer booked = book();
        client.change(booked, "reschedule", to(ONE));
        assertThat(client.change(booked, "reschedule", to(TEN), Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(200);
        assertThat(client.change(booked, "reschedule", to(ONE), Map.of("If-Match", "W/\"2\""))
                        .status())
                .as("weakened on the way")
                .isEqualTo(200);
    }

    @Test
    void versionThatCannotBeReadIsNamed() {
        Answer booked = book();
        assertFault(client.change(booked, "reschedule", to(ONE), Map.of("If-Match", "0")), "If-Match", "unreadable");
        assertFault(
                client.change(booked, "reschedule", to(ONE).put("version", 1), Map.of("If-Match", "\"0\"")),
                "version",
                "version-differs");
    }

    private Answer book() {
        return client.book("back-and-leg", "Anna Lindqvist", TEN);
    }

    private ObjectNode to(String start) {
        return client.object().put("start", start);
    }

    private static String tag(Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }
}
