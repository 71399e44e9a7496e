package clinic.messaging;

import clinic.contracts.Event;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * For a service whose database was restored from an earlier day: lets it read again what it has forgotten. What it still
 * knows, its inbox passes over.
 */
public class Rewind {

    /** A member that has just stopped, or died, counts as one until its session ends. */
    private static final Duration UNTIL_ALL_HAVE_LEFT = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(200);

    private static final Logger log = LoggerFactory.getLogger(Rewind.class);

    private final List<Subscription> subscriptions;
    private final Admin kafka;
    private final Supplier<Consumer<byte[], byte[]>> reader;
    private final JsonMapper json;

    Rewind(List<Subscription> subscriptions, Admin kafka, Supplier<Consumer<byte[], byte[]>> reader, JsonMapper json) {
        this.subscriptions = List.copyOf(subscriptions);
        this.kafka = kafka;
        this.reader = reader;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Forgets how far this service had read. Nobody may be reading: another instance that runs is waited for, and then refused. */
    public void toTheBeginning() throws ExecutionException, InterruptedException {
        Map<String, Set<TopicPartition>> read = new HashMap<>();
        subscriptions.forEach(subscription -> read.computeIfAbsent(subscription.group(), group -> new HashSet<>())
                .addAll(subscription.partitions()));
        long deadline = System.nanoTime() + UNTIL_ALL_HAVE_LEFT.toNanos();
        for (var group : read.entrySet()) {
            while (!forgotten(group.getKey(), group.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Somebody still reads as " + group.getKey()
                            + ": stop all instances before their database is restored");
                }
                Thread.sleep(POLL);
            }
            log.info("{} reads all its topics from the beginning", group.getKey());
        }
    }

    private boolean forgotten(String group, Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        try {
            kafka.deleteConsumerGroupOffsets(group, partitions).all().get();
            return true;
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof GroupSubscribedToTopicException
                    || problem.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            if (problem.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw problem;
        }
    }

    /** Hands out all that a topic holds now, each key in order; how many events it was. No group remembers it. */
    public long read(Topic topic, Taking<?>... takings) {
        Map<String, Taking<?>> byType = Arrays.stream(takings)
                .collect(Collectors.toMap(taking -> Events.type(taking.event()).value(), Function.identity()));
        AtomicLong events = new AtomicLong();
        read(topic, event -> {
            Header type = event.headers().lastHeader(EventHeaders.TYPE);
            Taking<?> taking = type == null ? null : byType.get(new String(type.value(), StandardCharsets.UTF_8));
            if (taking != null && event.value() != null) {
                Event told = json.readValue(event.value(), taking.event());
                Header time = event.headers().lastHeader(EventHeaders.TIME);
                taking.take(
                        told,
                        EventHeaders.told(
                                time == null ? null : new String(time.value(), StandardCharsets.UTF_8),
                                Instant.ofEpochMilli(event.timestamp())));
                events.incrementAndGet();
            }
        });
        return events.get();
    }

    /** The keys under which a topic holds nothing but that they are forgotten. */
    public Set<String> forgotten(Topic topic) {
        Set<String> forgotten = new HashSet<>();
        read(topic, event -> {
            String key = event.key() == null ? "" : new String(event.key(), StandardCharsets.UTF_8);
            if (event.value() == null) {
                forgotten.add(key);
            } else {
                forgotten.remove(key);
            }
        });
        return forgotten;
    }

    void read(Topic topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = Subscription.partitions(topic.id());
        try (Consumer<byte[], byte[]> consumer = reader.get()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }
}
