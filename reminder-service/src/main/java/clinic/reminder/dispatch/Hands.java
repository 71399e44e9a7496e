package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.vitals.Trace;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Carry what was taken, each message outside any transaction, and each channel with a {@link Crew} of its own. */
@Component
class Hands {

    private final HandOver handOver;
    private final Breakers breakers;
    private final Bell bell;
    private final Trace trace;
    private final Map<Channel, Crew> crews = Arrays.stream(Channel.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), channel -> new Crew()));

    Hands(HandOver handOver, Breakers breakers, Bell bell, Trace trace) {
        this.handOver = handOver;
        this.breakers = breakers;
        this.bell = bell;
        this.trace = trace;
    }

    /** A carrier that has just rested is given no more than finds out whether it is well. */
    Room room() {
        return Room.of(channel -> {
            Crew crew = crew(channel);
            return Math.min(crew.room(), breakers.allowed(channel) - crew.taken());
        });
    }

    /** @param since before they were taken, by {@link System#nanoTime()} */
    void carry(List<Departure> departures, long since) {
        for (Departure departure : departures) {
            Crew crew = crew(departure.channel());
            Crew.Turn turn = crew.take(since);
            Thread.ofVirtual().name("send").start(() -> send(departure, crew, turn));
        }
    }

    private void send(Departure departure, Crew crew, Crew.Turn turn) {
        try {
            trace.within(departure.message().traceparent(), Span.Kind.CLIENT, "hand over message", () -> {
                crew.carry(turn, () -> handOver.carry(departure))
                        .ifPresentOrElse(
                                outcome -> handOver.record(departure.message(), outcome),
                                () -> handOver.layBack(departure.message()));
                return true;
            });
        } finally {
            if (crew.done()) {
                bell.ring();
            }
        }
    }

    private Crew crew(Channel channel) {
        return Objects.requireNonNull(crews.get(channel), "every channel has one");
    }

    /** Begins with nothing new; whether all that was begun is done within this time. */
    boolean finish(Duration within) throws InterruptedException {
        crews.values().forEach(Crew::endShift);
        long until = System.nanoTime() + within.toNanos();
        boolean finished = true;
        for (Crew crew : crews.values()) {
            finished &= crew.emptyBy(until);
        }
        return finished;
    }
}
