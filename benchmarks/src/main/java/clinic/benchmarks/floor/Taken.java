package clinic.benchmarks.floor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What sinks were handed: every message by its reference, and how many came a second time. */
public final class Taken {

    private final Set<String> references = ConcurrentHashMap.newKeySet();
    private final LongAdder twice = new LongAdder();
    private volatile long last;

    public void add(String reference) {
        if (!references.add(reference)) {
            twice.increment();
        }
        last = System.nanoTime();
    }

    public int count() {
        return references.size();
    }

    public long twice() {
        return twice.sum();
    }

    /** When the latest came, as {@link System#nanoTime} tells. */
    public long last() {
        return last;
    }

    public void forget() {
        references.clear();
        twice.reset();
    }
}
