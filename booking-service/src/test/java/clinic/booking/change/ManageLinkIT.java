package clinic.booking.change;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Instant;
import java.util.Base64;
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
    private final StandingClock clock;

    @Autowired
    ManageLinkIT(BookingClient client, EmptyCalendar calendar, JdbcClient jdbc, StandingClock clock) {
        this.clock = clock;
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

    @Test
    @DisplayName("35: every single bit of a link counts")
    void everyBitCounts() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        String token = BookingClient.token(booked);
        String path = "/api/appointments/" + booked.text("id");
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER ")) {
            assertThat(client.get(path, "Authorization", scheme + token).status())
                    .as(scheme)
                    .isEqualTo(200);
        }
        byte[] bits = Base64.getUrlDecoder().decode(token.substring(1));
        for (int bit = 0; bit < bits.length * 8; bit++) {
            byte[] other = bits.clone();
            other[bit / 8] ^= (byte) (1 << (bit % 8));
            String flipped =
                    token.charAt(0) + Base64.getUrlEncoder().withoutPadding().encodeToString(other);
            assertThat(client.get(path, "Authorization", "Bearer " + flipped).status())
                    .as("bit %d", bit)
                    .isEqualTo(401);
        }
    }

    @Test
    @DisplayName("35: a link opens the visit after it has moved or was cancelled, and no longer once it has expired")
    void linkLivesAsLongAsItIsOfUse() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        client.change(booked, "reschedule", client.object().put("start", "2026-11-24T13:00:00+01:00"));
        assertThat(client.show(booked).text("start")).isEqualTo("2026-11-24T13:00:00+01:00");
        client.change(booked, "cancellation", client.object());
        assertThat(client.show(booked).text("status")).isEqualTo("cancelled");

        clock.stand(Instant.parse("2026-12-24T12:44:59Z"));
        assertThat(client.show(booked).status()).isEqualTo(200);
        clock.stand(Instant.parse("2026-12-24T12:45:00Z"));
        assertThat(client.show(booked).status()).isEqualTo(401);
        assertThat(client.change(booked, "cancellation", client.object()).status())
                .isEqualTo(401);
    }
}
