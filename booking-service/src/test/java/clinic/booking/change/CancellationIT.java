package clinic.booking.change;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class CancellationIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final JdbcClient jdbc;
    private final StandingClock clock;

    @Autowired
    CancellationIT(BookingClient client, EmptyCalendar calendar, JdbcClient jdbc, StandingClock clock) {
        this.client = client;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void cancellingFreesTheTimeAndCountsOnce() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        Answer cancelled = client.change(booked, "cancellation", client.object().put("reason", "Jag är bortrest"));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        assertThat(client.change(booked, "cancellation", client.object()).status())
                .isEqualTo(200);
        assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.appointment.cancelled'")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00").status())
                .isEqualTo(201);
        Answer moved = client.change(booked, "reschedule", client.object().put("start", "2026-11-24T14:00:00+01:00"));
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.text("type")).isEqualTo("urn:clinic:problem:no-longer-booked");
    }

    @Test
    void afterTheCutOffThePatientIsAskedToCall() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        clock.stand(Instant.parse("2026-11-23T09:00:00.001Z"));
        for (String change : List.of("cancellation", "reschedule")) {
            Answer refused = client.change(
                    booked,
                    change,
                    change.equals("reschedule")
                            ? client.object().put("start", "2026-11-25T10:00:00+01:00")
                            : client.object());
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:too-late-to-change");
            assertThat(refused.text("phone")).isEqualTo("08-465 004 10");
            assertThat(refused.text("detail")).contains("08-465 004 10");
        }
        clock.stand(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(client.change(booked, "cancellation", client.object()).status())
                .isEqualTo(200);
    }
}
