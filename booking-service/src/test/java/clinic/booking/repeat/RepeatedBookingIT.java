package clinic.booking.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** A double click, a retry, two tabs. */
@RealBooking
class RepeatedBookingIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final KeptAnswers kept;
    private final JdbcClient jdbc;
    private final StandingClock clock;

    @Autowired
    RepeatedBookingIT(
            BookingClient client, EmptyCalendar calendar, KeptAnswers kept, JdbcClient jdbc, StandingClock clock) {
        this.kept = kept;
        this.jdbc = jdbc;
        this.clock = clock;
        this.client = client;
        this.calendar = calendar;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("5: the same key with the same booking gets the same answer and books once")
    void repeatedRequestBooksOnce() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        Answer first = client.post("/api/appointments", booking, key);
        Answer second = client.post("/api/appointments", booking, key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(calendar.count("appointments")).isOne();

        assertThat(client.change(first, "cancellation", client.object()).status())
                .isEqualTo(200);
        assertThat(client.post("/api/appointments", booking, key).body()).isEqualTo(first.body());
    }

    @Test
    @DisplayName("5: the same key with another booking is an error that reveals nothing")
    void keyOfAnotherBookingIsRefused() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        Answer first = client.post("/api/appointments", client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00"), key);
        Answer other = client.post("/api/appointments", client.booking(BACK, ANNA, "2026-11-23T13:00:00+01:00"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("type")).isEqualTo("urn:clinic:problem:key-reused");
        assertThat(other.response().body()).doesNotContain(first.text("id")).doesNotContain("10:00");
        assertThat(calendar.count("appointments")).isOne();
    }

    @Test
    @DisplayName("5: a refused booking is refused alike when it is repeated; what could not be read may come again")
    void refusalIsKept() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        ObjectNode unreadable = booking.deepCopy().put("start", "soon");
        assertThat(client.post("/api/appointments", unreadable, key).status()).isEqualTo(400);

        Answer inTheWay = client.book(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer refused = client.post("/api/appointments", booking, key);
        assertThat(refused.status()).isEqualTo(409);
        client.change(inTheWay, "cancellation", client.object());
        Answer again = client.post("/api/appointments", booking, key);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(calendar.count("appointments")).isOne();
    }

    @Test
    @DisplayName("5, 35: what is kept tells neither the key, nor the patient, nor the link")
    void keptAnswerTellsNothing() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer booked = client.post("/api/appointments", booking, Map.of("Idempotency-Key", "key-1"));
        String kept = jdbc.sql("SELECT kept_answers::text FROM kept_answers")
                .query(String.class)
                .single();
        assertThat(kept)
                .doesNotContain(
                        "key-1",
                        "Karin",
                        "174 06 05",
                        "+46701740605",
                        "1971-04-02",
                        "example.com",
                        BookingClient.token(booked));
    }

    @Test
    @DisplayName("5: a key is forgotten after a day")
    void keyIsForgottenAfterADay() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        assertThat(client.post("/api/appointments", booking, key).status()).isEqualTo(201);
        clock.forward(KeptAnswers.KEPT_FOR.minusSeconds(1));
        assertThat(client.post("/api/appointments", booking, key).status()).isEqualTo(201);
        assertThat(kept.forgetOld()).isZero();
        clock.forward(Duration.ofSeconds(1));
        assertThat(client.post("/api/appointments", booking, key).status()).isEqualTo(409);
        clock.forward(KeptAnswers.KEPT_FOR);
        assertThat(kept.forgetOld()).isOne();
    }

    @Test
    @DisplayName("5: a double click books once, whichever request comes first")
    void concurrentDuplicatesBookOnce() throws Exception {
        ObjectNode booking = client.booking(BACK, null, "2026-11-23T10:00:00+01:00");
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        List<Answer> answers = AtOnce.all(Collections.nCopies(8, () -> client.post("/api/appointments", booking, key)));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(calendar.count("appointments")).isOne();
        assertThat(calendar.count("taken_time")).isOne();
    }
}
