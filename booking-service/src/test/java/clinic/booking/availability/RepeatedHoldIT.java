package clinic.booking.availability;

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

@RealBooking
class RepeatedHoldIT {

    private static final Map<String, String> KEY = Map.of("Idempotency-Key", "key-1");

    private final BookingClient client;
    private final EmptyCalendar calendar;

    @Autowired
    RepeatedHoldIT(BookingClient client, EmptyCalendar calendar) {
        this.client = client;
        this.calendar = calendar;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("5: a hold that is asked for twice is one hold")
    void repeatedHoldIsOneHold() {
        Answer held = hold("2026-11-23T10:00:00+01:00");
        assertThat(held.status()).isEqualTo(201);
        Answer again = hold("2026-11-23T10:00:00+01:00");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(held.body());
        assertThat(hold("2026-11-23T13:00:00+01:00").status()).isEqualTo(422);
        assertThat(calendar.count("taken_time")).isOne();
    }

    @Test
    @DisplayName("5: a double click holds once, though several practitioners are free")
    void concurrentHoldsAreOneHold() throws Exception {
        List<Answer> answers = AtOnce.all(Collections.nCopies(8, () -> hold("2026-11-23T10:00:00+01:00")));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(calendar.count("taken_time")).isOne();
    }

    private Answer hold(String start) {
        ObjectNode hold = client.object()
                .put("treatment", client.treatment("back-and-leg").toString())
                .put("start", start);
        return client.post("/api/holds", hold, KEY);
    }
}
