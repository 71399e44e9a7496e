package clinic.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendingWindowTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final SendingWindow FROM_HALF_PAST_TWO = new SendingWindow(LocalTime.of(2, 30), LocalTime.of(20, 0));

    private static Instant leaves(String due) {
        return FROM_HALF_PAST_TWO.from(Instant.parse(due), STOCKHOLM);
    }

    /** In that night the hour from two to three comes twice: until 01:00 UTC by summer time, and again by winter time. */
    @Test
    @DisplayName("8: a window that opens in the hour that comes twice opens ahead, never behind")
    void nothingWaitsForAnOpeningThatHasPassed() {
        assertThat(leaves("2026-10-25T00:10:00Z"))
                .as("2:10, the first")
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(leaves("2026-10-25T00:40:00Z"))
                .as("2:40, the first")
                .isEqualTo(Instant.parse("2026-10-25T00:40:00Z"));
        assertThat(leaves("2026-10-25T01:10:00Z"))
                .as("2:10, the second")
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(leaves("2026-10-24T23:00:00Z")).as("1:00").isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }
}
