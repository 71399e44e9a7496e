package clinic.messaging;

import static clinic.messaging.Surgery.cancelled;
import static org.awaitility.Awaitility.await;

import clinic.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures, asserts nothing, and runs only when it is asked for by name ({@code -Dit.test=RelaySpeed}): how fast the
 * relay empties an outbox, and how long after its commit an event is in a reader's hands, beside the same way without
 * us.
 */
@InSurgery
class RelaySpeed {

    private static final int EVENTS = 20_000;
    private static final int ROUND_TRIPS = 500;

    private final Outbox outbox;
    private final Relay relay;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, Object> kafka;

    RelaySpeed(Outbox outbox, Relay relay, JdbcClient jdbc, TransactionTemplate transaction, Environment environment) {
        this.outbox = outbox;
        this.relay = relay;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.kafka = Map.of("bootstrap.servers", environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
    }

    @Test
    void howFastAnOutboxIsEmptied() {
        empty(EVENTS);
        for (int run = 1; run <= 3; run++) {
            System.out.printf("relay: %d events of 1000 keys, %.0f events/s%n", EVENTS, EVENTS / empty(EVENTS));
        }
    }

    private double empty(int events) {
        relay.stop();
        List<UUID> keys = Stream.generate(UUID::randomUUID).limit(1000).toList();
        for (int round = 0; round < events / keys.size(); round++) {
            int version = round + 1;
            transaction.executeWithoutResult(
                    status -> keys.forEach(appointment -> outbox.announce(cancelled(appointment, version))));
        }
        long start = System.nanoTime();
        relay.start();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(5))
                .until(() -> jdbc.sql("select not exists (select from outbox where sent_at is null)")
                        .query(Boolean.class)
                        .single());
        return (System.nanoTime() - start) / 1e9;
    }

    @Test
    void howSoonAfterItsCommitAnEventIsRead() throws ExecutionException, InterruptedException {
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
                var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.APPOINTMENTS.id()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);

            for (int warmUp = 1; warmUp >= 0; warmUp--) {
                long[] ours = new long[ROUND_TRIPS];
                long[] raw = new long[ROUND_TRIPS];
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    UUID key = UUID.randomUUID();
                    transaction.executeWithoutResult(status -> outbox.announce(cancelled(key, 1)));
                    ours[i] = untilRead(consumer, System.nanoTime());

                    long sent = System.nanoTime();
                    producer.send(new ProducerRecord<>(Topic.APPOINTMENTS.id(), key.toString(), "{}"));
                    raw[i] = untilRead(consumer, sent);
                }
                if (warmUp == 0) {
                    print("commit to reader", ours);
                    print("raw Kafka round trip", raw);
                }
            }
        }
    }

    private static long untilRead(KafkaConsumer<String, String> consumer, long start) {
        while (consumer.poll(Duration.ofSeconds(5)).isEmpty()) {
            // Only this event is under way.
        }
        return System.nanoTime() - start;
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms%n",
                what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }
}
