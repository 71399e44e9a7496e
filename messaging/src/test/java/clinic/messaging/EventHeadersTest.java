package clinic.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventHeadersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void eventWasToldWhenItSaysAndNeverLaterThanNow() {
        assertThat(EventHeaders.told("2026-11-23T18:00:00.123Z", NOW))
                .isEqualTo(Instant.parse("2026-11-23T18:00:00.123Z"));
        assertThat(EventHeaders.told("2026-11-24T02:00:01Z", NOW))
                .as("by a clock that is ahead of ours")
                .isEqualTo(NOW);
        assertThat(EventHeaders.told("yesterday", NOW)).isEqualTo(NOW);
        assertThat(EventHeaders.told(null, NOW)).isEqualTo(NOW);
    }
}
