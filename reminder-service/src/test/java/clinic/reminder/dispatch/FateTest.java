package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FateTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    private static Fate away(Duration untilGivenUp, int attempts, @Nullable Duration after, double chance) {
        return Fate.ofHandedOver(
                message(NOW.plus(untilGivenUp)), new Outcome.NotNow("503", after), attempts, NOW, chance);
    }

    private static PlannedMessage message(Instant giveUpAt) {
        UUID id = UUID.randomUUID();
        return new PlannedMessage(id, null, id, 1, Purpose.REMINDER, "r", 1, null, "", NOW, giveUpAt, null);
    }

    @Test
    void pausesGrowAndAreSpread() {
        assertThat(away(Duration.ofDays(1), 1, null, 1)).isEqualTo(new Fate.Retries(Duration.ofSeconds(1)));
        assertThat(away(Duration.ofDays(1), 5, null, 1)).isEqualTo(new Fate.Retries(Duration.ofSeconds(16)));
        assertThat(away(Duration.ofDays(1), 5, null, 0)).isEqualTo(new Fate.Retries(Duration.ofSeconds(8)));
        assertThat(away(Duration.ofDays(1), 99, null, 1)).isEqualTo(new Fate.Retries(Duration.ofMinutes(5)));
    }

    @Test
    @DisplayName("28: Retry-After is kept to")
    void carrierIsLeftAloneForAsLongAsItAsked() {
        assertThat(away(Duration.ofDays(1), 1, Duration.ofHours(1), 0.5))
                .isEqualTo(new Fate.Retries(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("19: nothing is waited for beyond the time at which it is given up")
    void noPauseOutlivesTheMessage() {
        assertThat(away(Duration.ofMinutes(3), 1, Duration.ofHours(1), 1))
                .isEqualTo(new Fate.Retries(Duration.ofMinutes(3)));
        assertThat(away(Duration.ZERO, 1, null, 1)).isEqualTo(new Fate.NotSent(NotSentReason.TOO_LATE));
    }

    @Test
    void doubtEndsADayAfterItIsGivenUp() {
        var later = new Whereabouts.AskLater("503");
        assertThat(Fate.ofFound(message(NOW), later, 0, false, NOW.plus(Fate.PATIENCE)))
                .isEqualTo(new Fate.InDoubt());
        assertThat(Fate.ofFound(
                        message(NOW), later, 0, false, NOW.plus(Fate.PATIENCE).plusMillis(1)))
                .isEqualTo(new Fate.NotSent(NotSentReason.UNKNOWN));
    }

    @Test
    @DisplayName("30: what cannot be asked about leaves once more, and no second time")
    void oneCopyIsEnough() {
        var noMemory = new Whereabouts.NoMemory();
        assertThat(Fate.ofFound(message(NOW), noMemory, 0, true, NOW)).isEqualTo(new Fate.Returns(true));
        assertThat(Fate.ofFound(message(NOW), noMemory, 2, true, NOW))
                .isEqualTo(new Fate.NotSent(NotSentReason.UNKNOWN));
        assertThat(Fate.ofFound(message(NOW), new Whereabouts.NeverSeen(), 2, true, NOW))
                .as("another way, which remembers")
                .isEqualTo(new Fate.Returns(false));
    }

    @Test
    @DisplayName("19: whose sender dies twice in the moments of leaving leaves all the same, and not for ever")
    void deathsOfOursLoseNoMail() {
        var noMemory = new Whereabouts.NoMemory();
        for (int handedOver : new int[] {0, 2, 3, 4}) {
            assertThat(Fate.ofFound(message(NOW), noMemory, handedOver, false, NOW))
                    .as("handed over %d times", handedOver)
                    .isEqualTo(new Fate.Returns(true));
        }
        assertThat(Fate.ofFound(message(NOW), noMemory, 5, false, NOW))
                .isEqualTo(new Fate.NotSent(NotSentReason.UNKNOWN));
    }
}
