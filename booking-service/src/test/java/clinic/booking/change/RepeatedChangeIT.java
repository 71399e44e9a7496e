package clinic.booking.change;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** A move or a cancellation that is asked for twice. */
@RealBooking
class RepeatedChangeIT {

    private static final Map<String, String> KEY = Map.of("Idempotency-Key", "key-1");
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";
    private static final String TEN = "2026-11-24T10:00:00+01:00";
    private static final String ONE = "2026-11-24T13:00:00+01:00";

    private final BookingClient client;
    private final EmptyCalendar calendar;

    @Autowired
    RepeatedChangeIT(BookingClient client, EmptyCalendar calendar) {
        this.client = client;
        this.calendar = calendar;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("5: a repeated move gets the same answer, whatever has happened since, and moves nothing")
    void repeatedMoveIsAnsweredAlike() {
        Answer booked = client.book(BACK, ANNA, TEN);
        Answer moved = client.change(booked, "reschedule", to(ONE), KEY);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(client.change(booked, "reschedule", to(TEN)).status()).isEqualTo(200);

        Answer again = client.change(booked, "reschedule", to(ONE), KEY);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(moved.body());
        assertThat(client.show(booked).text("start")).isEqualTo(TEN);
    }

    @Test
    @DisplayName("5: moves that are asked for eight times at once move once")
    void concurrentMovesMoveOnce() throws Exception {
        Answer booked = client.book(BACK, ANNA, TEN);
        ObjectNode body = to(ONE).put("version", 0);
        List<Answer> answers = AtOnce.all(Collections.nCopies(8, () -> client.change(booked, "reschedule", body, KEY)));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.rescheduled'"))
                .isOne();
    }

    @Test
    @DisplayName("5: a repeated cancellation cancels once, with the same answer")
    void repeatedCancellationIsAnsweredAlike() {
        Answer booked = client.book(BACK, ANNA, TEN);
        ObjectNode body = client.object().put("reason", "Jag är bortrest").put("version", 0);
        Answer cancelled = client.change(booked, "cancellation", body, KEY);
        Answer again = client.change(booked, "cancellation", body, KEY);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(cancelled.body());
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.cancelled'"))
                .isOne();
    }

    @Test
    @DisplayName("5: the same key with another wish is refused")
    void keyOfAnotherMoveIsRefused() {
        Answer booked = client.book(BACK, ANNA, TEN);
        client.change(booked, "reschedule", to(ONE), KEY);
        Answer other = client.change(booked, "reschedule", to("2026-11-24T14:00:00+01:00"), KEY);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("type")).isEqualTo("urn:clinic:problem:key-reused");
        assertThat(client.show(booked).text("start")).isEqualTo(ONE);
    }

    @Test
    @DisplayName("5: a key is the visit's and the path's own: elsewhere the same word is another key")
    void sameKeyElsewhereIsAnotherKey() {
        Answer mine = client.book(BACK, ANNA, TEN);
        Answer yours = client.book(BACK, ANNA, ONE);
        assertThat(client.change(mine, "cancellation", client.object(), KEY).text("id"))
                .isEqualTo(mine.text("id"));
        assertThat(client.change(yours, "cancellation", client.object(), KEY).text("id"))
                .isEqualTo(yours.text("id"));
        assertThat(client.change(yours, "reschedule", to(TEN), KEY).text("type"))
                .isEqualTo("urn:clinic:problem:no-longer-booked");
    }

    @Test
    @DisplayName("5: a refusal is the answer too: the same request is refused alike, though the time is free by now")
    void refusalIsKept() {
        Answer inTheWay = client.book(BACK, ANNA, ONE);
        Answer booked = client.book(BACK, ANNA, TEN);
        Answer refused = client.change(booked, "reschedule", to(ONE), KEY);
        assertThat(refused.status()).isEqualTo(409);
        client.change(inTheWay, "cancellation", client.object());

        Answer again = client.change(booked, "reschedule", to(ONE), KEY);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(client.change(booked, "reschedule", to(ONE), Map.of("Idempotency-Key", "key-2"))
                        .status())
                .isEqualTo(200);
    }

    private ObjectNode to(String start) {
        return client.object().put("start", start);
    }
}
