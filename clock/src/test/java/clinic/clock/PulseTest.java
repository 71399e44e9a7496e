package clinic.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void nothingToDoIsQuiet() {
        assertThat(Pulse.of(NOW, List.of())).isEqualTo(new Pulse(NOW, null, true, 0));
    }

    @Test
    void theEarliestDueCountsAndOneBusyPartMakesAllBusy() {
        Instant soon = NOW.plusSeconds(60);
        Pulse pulse =
                Pulse.of(NOW, List.of(work(NOW.plusSeconds(90), true, 3), work(soon, true, 4), work(null, false, 5)));
        assertThat(pulse).isEqualTo(new Pulse(NOW, soon, false, 12));
    }

    private static DueWork work(@Nullable Instant nextDue, boolean quiet, long activity) {
        return new DueWork() {
            @Override
            public Optional<Instant> nextDue() {
                return Optional.ofNullable(nextDue);
            }

            @Override
            public boolean quiet() {
                return quiet;
            }

            @Override
            public long activity() {
                return activity;
            }
        };
    }
}
