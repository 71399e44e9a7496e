package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PlacementTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @EnumSource(
            value = ClosedBy.class,
            names = {"NOT_GIVEN", "VISIT", "HOLD", "BLOCK"})
    void whatAnotherHasAndWhatCannotBeDoneStandsWhateverIsSetAside(ClosedBy firm) {
        assertThat(placement(EnumSet.allOf(ClosedBy.class), NOW).heldTo()).contains(firm);
    }

    @ParameterizedTest
    @EnumSource(
            value = ClosedBy.class,
            mode = Mode.EXCLUDE,
            names = {"NOT_GIVEN", "VISIT", "HOLD", "BLOCK"})
    void oneRuleThatIsSetAsideOpensNoOther(ClosedBy rule) {
        assertThat(placement(Set.of(rule), NOW).heldTo()).doesNotContain(rule).hasSize(ClosedBy.values().length - 1);
        assertThat(placement(Set.of(), NOW).heldTo()).contains(rule);
    }

    @Test
    void noReasonOpensThePastOrADayThatIsYearsAhead() {
        assertThat(placement(Set.of(), NOW).at(NOW)).isNotNull();
        assertThatThrownBy(() ->
                        placement(ClosedBy.yielding(), NOW.minusSeconds(1)).at(NOW))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("start-too-soon");
        assertThatThrownBy(() -> placement(ClosedBy.yielding(), NOW.plus(Duration.ofDays(4 * 366)))
                        .at(NOW))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("start-too-far");
    }

    private static Placement placement(Set<ClosedBy> setAside, Instant start) {
        UUID anywhere = new UUID(0, 1);
        return new Placement(
                new Wish(new UUID(0, 2), new UUID(0, 3), anywhere), anywhere, start, Duration.ofMinutes(45), setAside);
    }
}
