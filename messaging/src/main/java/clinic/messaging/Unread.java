package clinic.messaging;

import clinic.vitals.Glance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What the topics hold that this service has not read yet: a moment's worth as a rule, a year's after a restore. Until there
 * is none, a service knows less than it was told.
 */
public class Unread {

    private static final int PATIENCE_MS = 2_000;

    private final Admin kafka;
    /** What this service reads, by consumer group. */
    private final Map<String, List<TopicPartition>> read = new HashMap<>();

    private final Glance<Long> seen;

    Unread(List<Subscription> subscriptions, Admin kafka) {
        this.kafka = kafka;
        subscriptions.forEach(topic -> read.merge(topic.group(), topic.partitions(), Unread::both));
        this.seen = new Glance<>(this::count, Duration.ofSeconds(1), Duration.ofMillis(PATIENCE_MS));
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** How many events, as of a second ago at most; empty while Kafka does not tell. */
    public Optional<Long> events() {
        return seen.now();
    }

    /** How many events there are this very moment. */
    long count() throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> next = new HashMap<>();
        read.forEach((group, partitions) -> {
            groups.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions));
            partitions.forEach(partition -> {
                first.put(partition, OffsetSpec.earliest());
                next.put(partition, OffsetSpec.latest());
            });
        });
        if (groups.isEmpty()) {
            return 0;
        }
        ListOffsetsOptions soon = new ListOffsetsOptions().timeoutMs(PATIENCE_MS);
        ListOffsetsResult begins = kafka.listOffsets(first, soon);
        ListOffsetsResult ends = kafka.listOffsets(next, soon);
        ListConsumerGroupOffsetsResult taken =
                kafka.listConsumerGroupOffsets(groups, new ListConsumerGroupOffsetsOptions().timeoutMs(PATIENCE_MS));
        long unread = 0;
        for (var group : read.entrySet()) {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    taken.partitionsToOffsetAndMetadata(group.getKey()).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            for (TopicPartition partition : group.getValue()) {
                OffsetAndMetadata offset = offsets.get(partition);
                // What is no longer kept is read by nobody.
                long from = Math.max(at(begins, partition), offset == null ? 0 : offset.offset());
                unread += Math.max(0, at(ends, partition) - from);
            }
        }
        return unread;
    }

    private static long at(ListOffsetsResult offsets, TopicPartition partition)
            throws ExecutionException, InterruptedException, TimeoutException {
        return offsets.partitionResult(partition)
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .offset();
    }
}
