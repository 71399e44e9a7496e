package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** The clinic's clock, which only goes forward. */
public record TimeMachine(Http http) {

    public Instant now() {
        return OffsetDateTime.parse(http.get("/local/clock").json().path("now").asString())
                .toInstant();
    }

    /** Returns when everything due until then has happened. */
    public void forward(Duration by) {
        Answer answer = http.post("/local/clock", Map.of("advance", by.toString()), Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    public void forwardTo(Instant then) {
        forward(Duration.between(now(), then));
    }
}
