package clinic.messaging;

import clinic.vitals.Glance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the dead-letter topics of this service and is not settled. Kafka holds the events, the database what
 * became of them: an event is open until a row says otherwise, so one that nobody has looked at cannot be lost.
 */
class Parked {

    private static final int PATIENCE_MS = 2_000;
    private static final int AT_MOST = 500;

    /** Where an event lies, which is also its name. */
    record Place(String topic, int partition, long offset) {

        TopicPartition where() {
            return new TopicPartition(topic, partition);
        }

        @Override
        public String toString() {
            return topic + "/" + partition + "/" + offset;
        }
    }

    private record Span(long from, long to) {}

    private final List<Subscription> subscriptions;
    private final Admin kafka;
    private final Supplier<Consumer<byte[], byte[]>> reader;
    private final Settled settled;
    private final Glance<Map<String, Long>> counts;

    Parked(List<Subscription> subscriptions, Admin kafka, Supplier<Consumer<byte[], byte[]>> reader, Settled settled) {
        this.subscriptions = subscriptions;
        this.kafka = kafka;
        this.reader = reader;
        this.settled = settled;
        this.counts = new Glance<>(this::count, Duration.ofSeconds(1), Duration.ofMillis(PATIENCE_MS));
    }

    List<String> topics() {
        return subscriptions.stream().map(Subscription::deadLetters).toList();
    }

    Optional<Subscription> parkedBy(Place place) {
        return subscriptions.stream()
                .filter(subscription -> subscription.deadLetters().equals(place.topic()))
                .findFirst();
    }

    /** How many wait, by dead-letter topic; empty while Kafka or the database does not tell. */
    Optional<Map<String, Long>> counts() {
        return counts.now();
    }

    private Map<String, Long> count() throws Exception {
        Map<String, Long> counts = new HashMap<>();
        topics().forEach(topic -> counts.put(topic, 0L));
        for (var part : spans().entrySet()) {
            Set<Place> done = settled.in(part.getKey().topic());
            Span span = part.getValue();
            long closed = done.stream()
                    .filter(place -> place.where().equals(part.getKey()))
                    .filter(place -> place.offset() >= span.from() && place.offset() < span.to())
                    .count();
            counts.merge(part.getKey().topic(), span.to() - span.from() - closed, Long::sum);
        }
        return counts;
    }

    /** Those that wait, oldest first. */
    List<ParkedEvent> open() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Span> spans = spans();
        if (spans.isEmpty()) {
            return List.of();
        }
        List<ParkedEvent> open = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = reader.get()) {
            for (var part : spans.entrySet()) {
                Set<Place> done = settled.in(part.getKey().topic());
                for (ConsumerRecord<byte[], byte[]> event : read(consumer, part.getKey(), part.getValue())) {
                    if (!done.contains(place(event)) && open.size() < AT_MOST) {
                        open.add(told(event));
                    }
                }
            }
        }
        open.sort((one, other) -> one.since().compareTo(other.since()));
        return open;
    }

    /** The event itself, if it is still there. */
    Optional<ConsumerRecord<byte[], byte[]>> event(Place place)
            throws ExecutionException, InterruptedException, TimeoutException {
        Span span = spans().get(place.where());
        if (span == null || place.offset() < span.from() || place.offset() >= span.to()) {
            return Optional.empty();
        }
        try (Consumer<byte[], byte[]> consumer = reader.get()) {
            return read(consumer, place.where(), new Span(place.offset(), place.offset() + 1)).stream()
                    .filter(event -> event.offset() == place.offset())
                    .findFirst();
        }
    }

    /** What each partition holds; those that hold nothing are left out. */
    private Map<TopicPartition, Span> spans() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> next = new HashMap<>();
        topics().stream().map(Subscription::partitions).flatMap(List::stream).forEach(part -> {
            first.put(part, OffsetSpec.earliest());
            next.put(part, OffsetSpec.latest());
        });
        if (first.isEmpty()) {
            return Map.of();
        }
        ListOffsetsOptions options = new ListOffsetsOptions().timeoutMs(PATIENCE_MS);
        var begins = kafka.listOffsets(first, options).all();
        var ends = kafka.listOffsets(next, options).all().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, Span> spans = new HashMap<>();
        begins.get(PATIENCE_MS, TimeUnit.MILLISECONDS).forEach((part, begin) -> {
            var end = ends.get(part);
            if (end != null && end.offset() > begin.offset()) {
                spans.put(part, new Span(begin.offset(), end.offset()));
            }
        });
        return spans;
    }

    /**
     * For a broker that may be a new one: what was settled at places that its topics have not reached is not about what
     * will lie there, of which nobody would be told.
     *
     * @return how many places that were
     */
    int forgetWhatIsAhead() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> next = new HashMap<>();
        topics().stream()
                .map(Subscription::partitions)
                .flatMap(List::stream)
                .forEach(part -> next.put(part, OffsetSpec.latest()));
        if (next.isEmpty()) {
            return 0;
        }
        int forgotten = 0;
        for (var end : kafka.listOffsets(next).all().get().entrySet()) {
            TopicPartition part = end.getKey();
            forgotten += settled.forgetFrom(
                    new Place(part.topic(), part.partition(), end.getValue().offset()));
        }
        return forgotten;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            Consumer<byte[], byte[]> consumer, TopicPartition part, Span span) throws TimeoutException {
        consumer.assign(List.of(part));
        consumer.seek(part, span.from());
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * PATIENCE_MS);
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        while (events.size() < AT_MOST && consumer.position(part) < span.to()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Kafka does not hand out what is parked");
            }
            consumer.poll(Duration.ofMillis(200)).records(part).stream()
                    .filter(event -> event.offset() < span.to())
                    .forEach(events::add);
        }
        return events;
    }

    private static Place place(ConsumerRecord<?, ?> event) {
        return new Place(event.topic(), event.partition(), event.offset());
    }

    private static ParkedEvent told(ConsumerRecord<?, ?> event) {
        String cause = header(event, Parking.CAUSE);
        return new ParkedEvent(
                event.topic(),
                event.partition(),
                event.offset(),
                header(event, EventHeaders.ID),
                header(event, EventHeaders.TYPE),
                Instant.ofEpochMilli(event.timestamp()),
                cause == null ? "unknown" : cause);
    }

    private static @Nullable String header(ConsumerRecord<?, ?> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
