package clinic.endtoend.running;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** All topics of a clinic, read from their beginning beside its services. */
public record ClinicTopics(ClinicHome home) {

    private static final Duration A_MOMENT = Duration.ofMillis(200);

    /**
     * @param value null for a tombstone
     * @param headers all of them, one a line
     */
    public record Entry(String topic, String key, @Nullable String value, String headers) {

        static Entry of(ConsumerRecord<String, String> read) {
            String headers = Stream.of(read.headers().toArray())
                    .map(header -> header.key() + ": "
                            + (header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)))
                    .collect(Collectors.joining("\n"));
            return new Entry(read.topic(), read.key() == null ? "" : read.key(), read.value(), headers);
        }

        /** What was told; empty for a tombstone. */
        public String words() {
            return value == null ? "" : value;
        }
    }

    /** Everything that stands there now; of one key as it was written. */
    public List<Entry> entries() {
        try (var reader = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", home.address("kafka")),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = reader.listTopics().entrySet().stream()
                    .filter(topic -> !topic.getKey().startsWith("__"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<Entry> entries = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(A_MOMENT).forEach(read -> entries.add(Entry.of(read)));
            }
            return entries;
        }
    }
}
