package clinic.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

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

    /** If all are left out, the one whose turn it is: it may be back. */
    Instance next() {
        long now = nanos.getAsLong();
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        for (int step = 0; step < instances.size(); step++) {
            Instance instance = instances.get((first + step) % instances.size());
            if (now - instance.from().get() >= 0) {
                return instance;
            }
        }
        return instances.get(first);
    }

    void leaveOut(Instance instance) {
        instance.from().set(nanos.getAsLong() + LEFT_OUT.toNanos());
    }
}
