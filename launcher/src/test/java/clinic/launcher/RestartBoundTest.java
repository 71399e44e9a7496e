package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBoundTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final RestartBound bound = new RestartBound(3, Duration.ofMinutes(5));

    @Test
    void theFourthRestartWithinFiveMinutesIsRefused() {
        assertThat(bound.allows(0)).isTrue();
        assertThat(bound.allows(MINUTE)).isTrue();
        assertThat(bound.allows(2 * MINUTE)).isTrue();
        assertThat(bound.allows(3 * MINUTE)).isFalse();
    }

    @Test
    void oldRestartsAreForgotten() {
        bound.allows(0);
        bound.allows(MINUTE);
        bound.allows(2 * MINUTE);
        assertThat(bound.allows(5 * MINUTE + 1)).isTrue();
        assertThat(bound.allows(5 * MINUTE + 2)).isFalse();
    }
}
