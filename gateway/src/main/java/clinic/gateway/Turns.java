package clinic.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** The instances of one service, each in its turn; one that was not there is left out for a while. */
class Turns {

    /** Long enough that not everybody tries the one that is away, short of a start. */
    private static final Duration LEFT_OUT = Duration.ofSeconds(3);

    /** @param from when it may be asked again, in nanoseconds of the same clock */
    record Instance(URI address, AtomicLong from) {}

    private final List<Instance> instances;
    private final LongSupplier nanos;
    private final AtomicInteger turn = new AtomicInteger();

    Turns(List<URI> addresses) {
        this(addresses, System::nanoTime);
    }

    Turns(List<URI> addresses, LongSupplier nanos) {
        this.nanos = nanos;
        long now = nanos.getAsLong();
        this.instances = addresses.stream()
                .map(address -> new Instance(address, new AtomicLong(now)))
                .toList();
    }

    int count() {
        return instances.size();
    }

    /**
     * Whose turn it is among those that were not asked yet for the same request; one that is left out only where there is
     * no other, for it may be back.
     */
    Instance next(List<Instance> asked) {
        long now = nanos.getAsLong();
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        List<Instance> inTurn = IntStream.range(first, first + instances.size())
                .mapToObj(step -> instances.get(step % instances.size()))
                .filter(instance -> !asked.contains(instance))
                .toList();
        return inTurn.stream()
                .filter(instance -> now - instance.from().get() >= 0)
                .findFirst()
                .or(() -> inTurn.stream().findFirst())
                .orElseGet(() -> instances.get(first));
    }

    void leaveOut(Instance instance) {
        instance.from().set(nanos.getAsLong() + LEFT_OUT.toNanos());
    }
}
