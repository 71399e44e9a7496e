package clinic.benchmarks.floor;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What sinks were handed: every message by its reference, and how many came a second time. */
public final class Taken {

    private final Map<String, Instant> references = new ConcurrentHashMap<>();
    private final Clock clock;
    private final LongAdder twice = new LongAdder();
    private volatile long last;

    public Taken(Clock clock) {
        this.clock = clock;
    }

    public void add(String reference) {
        if (references.putIfAbsent(reference, clock.instant()) != null) {
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

    /** When each came, by the message's own id: a mail's stands before the @, that of an SMS begins its receipt's link. */
    public Map<UUID, Instant> byMessage() {
        Map<UUID, Instant> messages = new HashMap<>();
        references.forEach((reference, when) -> messages.put(message(reference), when));
        return messages;
    }

    private static UUID message(String reference) {
        int at = reference.indexOf('@');
        if (at >= 0) {
            return UUID.fromString(reference.substring(reference.indexOf('<') + 1, at));
        }
        String link = reference.substring(reference.lastIndexOf('/') + 1);
        ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(link.substring(1)));
        return new UUID(id.getLong(), id.getLong());
    }

    public void forget() {
        references.clear();
        twice.reset();
    }
}
