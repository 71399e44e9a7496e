package clinic.booking.change;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class ManageLinkIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final JdbcClient jdbc;

    @Autowired
    ManageLinkIT(BookingClient client, EmptyCalendar calendar, JdbcClient jdbc) {
        this.client = client;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("35: only the visit's own link opens it, and every other gets the same answer")
    void onlyTheOwnLinkOpens() {
        Answer mine = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        Answer yours = client.book(BACK, ANNA, "2026-11-24T13:00:00+01:00");
        String path = "/api/appointments/" + mine.text("id") + "/cancellation";
        String token = BookingClient.token(mine);
        String flipped = token.substring(0, 48) + (token.charAt(48) == 'A' ? 'B' : 'A');
        List<Answer> refused = List.of(
                client.post(path, client.object(), Map.of()),
                client.post(path, client.object(), Map.of("Authorization", "Bearer ")),
                client.post(path, client.object(), Map.of("Authorization", "Bearer " + flipped)),
                client.post(path, client.object(), Map.of("Authorization", "Bearer " + BookingClient.token(yours))),
                client.post(
                        "/api/appointments/" + UUID.randomUUID() + "/cancellation",
                        client.object(),
                        Map.of("Authorization", "Bearer " + token)));
        assertThat(refused).extracting(Answer::status).containsOnly(401);
        assertThat(refused)
                .extracting(answer -> answer.text("title"))
                .containsOnly(refused.getFirst().text("title"));
        assertThat(jdbc.sql("SELECT count(*) FROM appointments WHERE state = 'BOOKED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
