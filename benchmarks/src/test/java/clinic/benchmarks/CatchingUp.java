package clinic.benchmarks;

import static org.awaitility.Awaitility.await;

import clinic.contracts.Topic;
import clinic.contracts.Topic.Reader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** How reminder-service reads its topics from their beginning, as the broker knows it: by what the group has committed. */
final class CatchingUp implements AutoCloseable {

    private static final String GROUP = Reader.REMINDER.group();
    private static final Duration A_WHILE = Duration.ofMinutes(15);

    private final Admin kafka;

    CatchingUp(String bootstrapServers) {
        kafka = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    static Stream<Topic> topics() {
        return Arrays.stream(Topic.values()).filter(topic -> topic.readers().contains(Reader.REMINDER));
    }

    /** @param seconds from the first commit that was seen to the last */
    record Caught(long events, double seconds) {}

    /** Called before the service starts: returns once it has forgotten how far it had read, and has read all again. */
    Caught up() throws Exception {
        long all = held(topics());
        until(() -> read() == 0);
        until(() -> read() > 0);
        long first = read();
        long from = System.nanoTime();
        until(() -> read() >= all);
        return new Caught(all - first, (System.nanoTime() - from) / 1e9);
    }

    private static void until(Callable<Boolean> fact) {
        await("reminder-service's progress")
                .atMost(A_WHILE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(fact);
    }

    /** A member that has stopped counts as one until its session ends. */
    void untilNobodyReads() {
        until(() -> kafka.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                .allMatch(group -> group.groupState() == GroupState.EMPTY));
    }

    /** How many records these topics hold. */
    long held(Stream<Topic> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = Copying.partitions(topics).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return kafka.listOffsets(asked).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private long read() throws Exception {
        return kafka.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().values().stream()
                .filter(committed -> committed != null)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
