package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private static final Outcome NO_SENDER = new Outcome.NoSender("no number");

    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final AtomicInteger calls = new AtomicInteger();
    private Breakers breakers = resting(Duration.ofMinutes(1));

    private Breakers resting(Duration rest) {
        return new Breakers(rest, new Bell(), figures, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private Optional<Outcome> call(Channel channel, Outcome outcome) {
        return breakers.through(channel, () -> {
            calls.incrementAndGet();
            return outcome;
        });
    }

    private void fails(int times) {
        for (int call = 0; call < times; call++) {
            call(Channel.SMS, new Outcome.NotNow("503", null));
        }
    }

    @Test
    @DisplayName("28: a carrier that fails again and again is left alone, the other goes on")
    void carrierThatFailsTooOftenRests() {
        fails(10);
        assertThat(breakers.resting()).containsExactly(Channel.SMS);
        assertThat(figures.get("clinic.carrier.resting")
                        .tag("channel", "sms")
                        .gauge()
                        .value())
                .isEqualTo(1);

        assertThat(call(Channel.SMS, new Outcome.Accepted("r"))).isEmpty();
        assertThat(calls).hasValue(10);
        assertThat(breakers.allowed(Channel.SMS)).isZero();
        assertThat(call(Channel.EMAIL, new Outcome.Accepted("r"))).isPresent();
    }

    @Test
    void afterItsRestAFewMessagesFindOutWhetherItIsWell() {
        breakers = resting(Duration.ofMillis(200));
        fails(10);
        await().atMost(Duration.ofSeconds(5)).until(() -> breakers.resting().isEmpty());
        for (int call = 0; call < 3; call++) {
            assertThat(breakers.allowed(Channel.SMS)).isEqualTo(3 - call);
            assertThat(call(Channel.SMS, new Outcome.Accepted("r"))).isPresent();
        }
        assertThat(breakers.allowed(Channel.SMS)).isEqualTo(Integer.MAX_VALUE);
        fails(5);
        assertThat(breakers.resting()).isEmpty();
    }

    @Test
    void badNumbersAreNoFaultOfTheCarrier() {
        for (int call = 0; call < 50; call++) {
            call(Channel.SMS, new Outcome.Refused("a bad number"));
        }
        assertThat(breakers.resting()).isEmpty();
        assertThat(calls).hasValue(50);
    }

    @Test
    @DisplayName("29: that the clinic has no sender tells nothing of the carrier, neither good nor bad")
    void whatNobodyWasAskedToCarryIsNoExperience() {
        breakers = resting(Duration.ofMillis(200));
        for (int call = 0; call < 50; call++) {
            call(Channel.SMS, NO_SENDER);
        }
        assertThat(breakers.resting()).isEmpty();

        fails(10);
        await().atMost(Duration.ofSeconds(5)).until(() -> breakers.resting().isEmpty());
        for (int call = 0; call < 10; call++) {
            assertThat(call(Channel.SMS, NO_SENDER)).contains(NO_SENDER);
        }
        assertThat(breakers.allowed(Channel.SMS)).as("none of them found out").isEqualTo(3);
    }
}
