package clinic.messaging;

import clinic.clock.DueWork;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells whoever moves the clock whether events are still on their way out of this service or into it. */
class Underway implements DueWork {

    private static final long PATIENCE_MS = 2_000;

    private final JdbcClient jdbc;
    private final Admin kafka;
    /** What this service reads, by consumer group. */
    private final Map<String, List<TopicPartition>> read = new HashMap<>();

    private final Relay relay;
    private final Inbox inbox;

    Underway(JdbcClient jdbc, Admin kafka, List<Subscription> subscriptions, Relay relay, Inbox inbox) {
        this.jdbc = jdbc;
        this.kafka = kafka;
        subscriptions.forEach(topic -> read.merge(topic.group(), topic.partitions(), Underway::both));
        this.relay = relay;
        this.inbox = inbox;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** The topics first: what was taken from them may have left something in the outbox. */
    @Override
    public boolean quiet() {
        return caughtUp() && nothingWaits();
    }

    @Override
    public long activity() {
        return relay.sent() + inbox.taken();
    }

    private boolean nothingWaits() {
        return jdbc.sql("select not exists (select from outbox where sent_at is null)")
                .query(Boolean.class)
                .single();
    }

    private boolean caughtUp() {
        try {
            Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            read.forEach((group, partitions) -> {
                groups.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions));
                partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
            });
            if (groups.isEmpty()) {
                return true;
            }
            ListOffsetsResult ends = kafka.listOffsets(latest);
            ListConsumerGroupOffsetsResult taken = kafka.listConsumerGroupOffsets(groups);
            for (var group : read.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> offsets =
                        taken.partitionsToOffsetAndMetadata(group.getKey()).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
                for (TopicPartition partition : group.getValue()) {
                    OffsetAndMetadata offset = offsets.get(partition);
                    long end = ends.partitionResult(partition)
                            .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                            .offset();
                    if ((offset == null ? 0 : offset.offset()) < end) {
                        return false;
                    }
                }
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException noKafka) {
            return false;
        }
    }
}
