package clinic.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/** Places at a service, and who waits for one, in the order they came. */
class WaitingRoom {

    private static final Logger log = LoggerFactory.getLogger(WaitingRoom.class);

    /** A crowd is one line in the log, not one for each of it. */
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final String service;
    private final int holds;
    private final Duration longestWait;
    private final InstrumentedPool<Place> places;
    private final AtomicInteger inside = new AtomicInteger();
    private final Counter refusals;
    private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

    WaitingRoom(String service, Crowding.Room size, Duration longestWait, MeterRegistry figures) {
        this.service = service;
        this.holds = size.atOnce() + size.waiting();
        this.longestWait = longestWait;
        // Who waits is counted here: in a rush the pool takes some for waiting who are about to get a place.
        this.places = PoolBuilder.from(Mono.fromSupplier(Place::new))
                .sizeBetween(0, size.atOnce())
                .buildPool();
        // One for all rooms of a service: what is asked is whether anybody was sent away.
        this.refusals = figures.counter("clinic.gateway.refusals", "service", service);
    }

    /** Asks when there is a place. Whoever has gone meanwhile gives up their turn or their place. */
    Mono<Void> inTurn(Mono<Void> asking) {
        return Mono.defer(() -> {
            if (inside.getAndUpdate(number -> Math.min(number + 1, holds)) == holds) {
                return Mono.error(sendAway());
            }
            return Mono.usingWhen(places.acquire(longestWait), place -> asking, PooledRef::release)
                    .onErrorMap(PoolAcquireTimeoutException.class, tooLong -> sendAway())
                    .doFinally(end -> inside.decrementAndGet());
        });
    }

    private RoomIsFull sendAway() {
        refusals.increment();
        long now = System.nanoTime();
        long due = nextLine.get();
        if (now - due >= 0 && nextLine.compareAndSet(due, now + BETWEEN_LINES.toNanos())) {
            log.warn("More ask {} than it can answer: some are sent away, {} since the start", service, (long)
                    refusals.count());
        }
        return new RoomIsFull();
    }

    /** Nothing but the right to ask. */
    private static final class Place {}
}
