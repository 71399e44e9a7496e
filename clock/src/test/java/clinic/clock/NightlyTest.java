package clinic.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NightlyTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static final Instant MIDNIGHT = Instant.parse("2027-03-27T00:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(MIDNIGHT, ZoneOffset.UTC), Duration.ZERO);
    private final List<Instant> done = new ArrayList<>();
    private final Nightly nightly = new Nightly(
            () -> {
                done.add(clock.instant());
                return 3;
            },
            () -> STOCKHOLM,
            clock);

    private void at(String instant) {
        clock.moveTo(Duration.between(MIDNIGHT, Instant.parse(instant)));
        nightly.doWhatIsDue();
    }

    @Test
    void isDoneAfterTheStartAndThenOnceANight() {
        assertThat(nightly.quiet()).isFalse();
        at("2027-03-27T09:00:00Z");
        nightly.doWhatIsDue();
        assertThat(nightly.quiet()).isTrue();
        assertThat(nightly.activity()).isEqualTo(3);

        at("2027-03-28T00:59:00Z");
        assertThat(done)
                .as("the night on which the clock goes from two to three")
                .hasSize(1);
        at("2027-03-28T01:00:00Z");
        at("2027-03-28T23:00:00Z");
        assertThat(done).hasSize(2);
        at("2027-03-29T00:59:00Z");
        assertThat(done).as("a minute before three").hasSize(2);
        at("2027-03-29T01:00:00Z");
        assertThat(done).hasSize(3);
        at("2027-05-01T12:00:00Z");
        assertThat(done).as("after weeks once").hasSize(4);
        assertThat(nightly.nextDue()).isEmpty();
    }

    @Test
    void startInTheSmallHoursIsFollowedByTheSameNight() {
        at("2027-03-27T00:30:00Z");
        at("2027-03-27T02:00:00Z");
        assertThat(done).hasSize(2);
    }

    @Test
    void whatFailedIsStillToBeDone() {
        Nightly failing = new Nightly(
                () -> {
                    throw new IllegalStateException("the database is away");
                },
                () -> STOCKHOLM,
                clock);
        assertThatThrownBy(failing::doWhatIsDue).isInstanceOf(IllegalStateException.class);
        assertThat(failing.quiet()).isFalse();
        assertThat(failing.activity()).isZero();
    }
}
