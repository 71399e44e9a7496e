package clinic.endtoend.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The floor: one message to the clinic's own broker and back, with nothing around it. */
final class RawKafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String topic = "measure." + UUID.randomUUID();
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private RawKafka(String servers) throws ExecutionException, InterruptedException {
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                .all()
                .get();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        consumer.seekToBeginning(consumer.assignment());
    }

    static RawKafka on(String servers) throws ExecutionException, InterruptedException {
        return new RawKafka(servers);
    }

    Duration roundTrip() throws ExecutionException, InterruptedException {
        long from = System.nanoTime();
        producer.send(new ProducerRecord<>(topic, new byte[600])).get();
        while (consumer.poll(PATIENCE).isEmpty()) {
            // A poll may return before anything has come.
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        admin.deleteTopics(List.of(topic));
        admin.close();
    }
}
