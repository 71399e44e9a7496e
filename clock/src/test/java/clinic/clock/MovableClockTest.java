package clinic.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final MovableClock clock = new MovableClock(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofHours(1));

    @Test
    void showsRealTimePlusTheOffset() {
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        clock.moveTo(Duration.ofHours(36));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(36)));
        assertThat(clock.offset()).isEqualTo(Duration.ofHours(36));
    }

    @Test
    void neverGoesBack() {
        assertThatThrownBy(() -> clock.moveTo(Duration.ofMinutes(59))).isInstanceOf(ClockNeverGoesBack.class);
        assertThat(clock.offset()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void sameOffsetAgainIsNoStepBack() {
        clock.moveTo(Duration.ofHours(1));
        assertThat(clock.offset()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aClockInAnotherZoneMovesAlong() {
        Clock stockholm = clock.withZone(ZoneId.of("Europe/Stockholm"));
        clock.moveTo(Duration.ofDays(2));
        assertThat(stockholm.instant()).isEqualTo(clock.instant());
        assertThat(stockholm.getZone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }
}
