package clinic.benchmarks;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What sinks were handed: every message by its reference, and how many came a second time. */
final class Taken {

    private final Set<String> references = ConcurrentHashMap.newKeySet();
    private final LongAdder twice = new LongAdder();
    private volatile long last;

    void add(String reference) {
        if (!references.add(reference)) {
            twice.increment();
        }
        last = System.nanoTime();
    }

    int count() {
        return references.size();
    }

    long twice() {
        return twice.sum();
    }

    /** When the latest came, as {@link System#nanoTime} tells. */
    long last() {
        return last;
    }

    void forget() {
        references.clear();
        twice.reset();
    }
}
