package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Experience;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.ProviderState;
import clinic.reminder.channel.ProviderState.Health;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets a carrier rest that fails, or dawdles, again and again. Meanwhile nothing is taken for it: its messages wait
 * without trying. After the rest a few messages, and no more are taken, find out whether it is well.
 */
@Component
class Breakers {

    private static final int CALLS_REMEMBERED = 20;
    private static final int CALLS_BEFORE_JUDGING = 10;
    private static final int CALLS_TO_FIND_OUT = 3;
    private static final float TOO_MANY_PERCENT = 80;
    private static final Duration DAWDLES = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Map<Channel, CircuitBreaker> breakers = new EnumMap<>(Channel.class);
    private final Map<Channel, Experience> seen = new EnumMap<>(Channel.class);
    private final Clock clock;

    Breakers(@Value("${clinic.dispatch.rest:5s}") Duration rest, Bell bell, MeterRegistry figures, Clock clock) {
        this.clock = clock;
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_REMEMBERED)
                .minimumNumberOfCalls(CALLS_BEFORE_JUDGING)
                .failureRateThreshold(TOO_MANY_PERCENT)
                .slowCallDurationThreshold(DAWDLES)
                .slowCallRateThreshold(TOO_MANY_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(CALLS_TO_FIND_OUT)
                .waitIntervalFunctionInOpenState(
                        IntervalFunction.ofExponentialRandomBackoff(rest, 2, 0.5, LONGEST_REST))
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .recordResult(outcome -> outcome instanceof Outcome.NotNow || outcome instanceof Outcome.Unknown)
                .build();
        for (Channel channel : Channel.values()) {
            String name = channel.name().toLowerCase(Locale.ROOT);
            CircuitBreaker breaker = CircuitBreaker.of(name, config);
            Experience experience = new Experience(clock.instant());
            breaker.getEventPublisher().onStateTransition(transition -> {
                experience.turns(
                        transition.getStateTransition().getToState() == CircuitBreaker.State.CLOSED, clock.instant());
                bell.ring();
            });
            Gauge.builder("clinic.carrier.resting", () -> rests(breaker) ? 1 : 0)
                    .tag("channel", name)
                    .description("1 while nothing is handed to this carrier, because it failed too often")
                    .register(figures);
            breakers.put(channel, breaker);
            seen.put(channel, experience);
        }
    }

    /** The channels for which nothing is to be taken now. */
    Set<Channel> resting() {
        return breakers.entrySet().stream()
                .filter(entry -> rests(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same as PostgreSQL writes an array, such as {@code {SMS}}. */
    String restingAsArray() {
        return resting().stream().map(Channel::name).collect(Collectors.joining(",", "{", "}"));
    }

    /** How many calls may be under way at once, those that are already among them. */
    int allowed(Channel channel) {
        CircuitBreaker breaker = breaker(channel);
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> CALLS_TO_FIND_OUT - breaker.getMetrics().getNumberOfBufferedCalls();
            case CLOSED, DISABLED, METRICS_ONLY -> Integer.MAX_VALUE;
        };
    }

    /** Calls the carrier of this channel; empty if it rests, and nobody was called. */
    Optional<Outcome> through(Channel channel, Supplier<Outcome> call) {
        CircuitBreaker breaker = breaker(channel);
        if (!breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        long begun = breaker.getCurrentTimestamp();
        Outcome outcome;
        try {
            outcome = call.get();
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
        if (outcome instanceof Outcome.NoSender) {
            // Nobody was called: it tells neither that the carrier is well nor that it is not.
            breaker.releasePermission();
        } else {
            breaker.onResult(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), outcome);
        }
        seen(channel).note(outcome, clock.instant());
        return Optional.of(outcome);
    }

    /** What this instance has seen of the carrier of a channel since it started. */
    ProviderState known(Channel channel) {
        String name = channel == Channel.EMAIL ? "smtp" : "sms";
        return seen(channel).told(name, health(breaker(channel)));
    }

    private Experience seen(Channel channel) {
        return Objects.requireNonNull(seen.get(channel));
    }

    private static Health health(CircuitBreaker breaker) {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> Health.RESTING;
            case HALF_OPEN -> Health.TRIED_AGAIN;
            case CLOSED, DISABLED, METRICS_ONLY -> Health.WELL;
        };
    }

    private CircuitBreaker breaker(Channel channel) {
        CircuitBreaker breaker = breakers.get(channel);
        if (breaker == null) {
            throw new IllegalStateException("No breaker for " + channel);
        }
        return breaker;
    }

    private static boolean rests(CircuitBreaker breaker) {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }
}
