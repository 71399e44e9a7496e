package clinic.booking.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeenAlertsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:15:00Z");

    @Test
    void whatIsOldIsSeenUpToItAndWhatIsFreshOneByOne() {
        SeenAlerts seen = SeenAlerts.NOTHING.andShown(List.of(alert(5, 300), alert(7, 90), alert(9, 30)), NOW);
        assertThat(seen).isEqualTo(SeenAlerts.of(7, Set.of(9L)));
    }

    @Test
    void numberThatBecomesVisibleLateHasNotBeenSeen() {
        SeenAlerts seen = SeenAlerts.NOTHING.andShown(List.of(alert(57, 1)), NOW);
        assertThat(seen.upTo()).isLessThan(56);
        assertThat(seen.besides()).containsExactly(57L);
    }

    @Test
    void whatWasSeenStaysSo() {
        SeenAlerts before = SeenAlerts.of(40, Set.of(44L, 47L));
        assertThat(before.andShown(List.of(), NOW)).isEqualTo(before);
        assertThat(before.andShown(List.of(alert(45, 90)), NOW)).isEqualTo(SeenAlerts.of(45, Set.of(47L)));
    }

    @Test
    void twoWindowsAddUpInWhateverOrder() {
        SeenAlerts one = SeenAlerts.of(10, Set.of(12L, 20L));
        SeenAlerts other = SeenAlerts.of(15, Set.of(17L));
        assertThat(one.and(other)).isEqualTo(other.and(one)).isEqualTo(SeenAlerts.of(15, Set.of(17L, 20L)));
        assertThat(one.and(one)).isEqualTo(one);
    }

    @Test
    void isReadAsItIsWritten() {
        SeenAlerts seen = SeenAlerts.of(10, Set.of(12L, 20L));
        assertThat(seen).hasToString("10.12.20");
        assertThat(SeenAlerts.read("10.12.20")).contains(seen);
        assertThat(SeenAlerts.read("0")).contains(SeenAlerts.NOTHING);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "all", "-1", "1.", "1..2", "1,2", "9999999999999999999"})
    void nothingElseIsRead(String text) {
        assertThat(SeenAlerts.read(text)).isEmpty();
    }

    private static Alert alert(long number, int secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new Alert(
                number,
                PatientDid.What.BOOKED,
                at,
                UUID.randomUUID(),
                at.atZone(ZoneOffset.UTC),
                null,
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                null);
    }
}
