package clinic.messaging;

import clinic.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at topics, and writes to them, as a stranger would: with Kafka's own clients and none of our code. */
@Component
class Wire {

    private final String brokers;

    Wire(@Value("${spring.kafka.bootstrap-servers}") String brokers) {
        this.brokers = brokers;
    }

    /** Everything a topic holds now, in order within each partition. */
    List<ConsumerRecord<String, String>> read(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long all = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (records.size() < all) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    List<ConsumerRecord<String, String>> read(String topic, UUID key) {
        return read(topic).stream()
                .filter(event -> key.toString().equals(event.key()))
                .toList();
    }

    List<ConsumerRecord<String, String>> parked(UUID key) {
        return read(Topic.APPOINTMENTS.deadLetters(Topic.Reader.REMINDER), key);
    }

    void write(UUID eventId, String type, UUID key, String payload) {
        var event = new ProducerRecord<>(Topic.APPOINTMENTS.id(), key.toString(), payload);
        event.headers().add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_id", eventId.toString().getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        write(event);
    }

    void write(ProducerRecord<String, String> event) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(event).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(ConsumerRecord<?, ?> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
