package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Database;
import clinic.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The floor: all that some topics hold is copied into a table, one batch and one commit for each poll, and nothing else. */
record Copying(String kafka, Database database) {

    void prepare() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE copied (event_id uuid PRIMARY KEY, topic text NOT NULL, key text NOT NULL,"
                    + " type text NOT NULL, payload json NOT NULL)");
        }
    }

    /** How many records a second. */
    double round(Stream<Topic> topics) throws SQLException {
        List<TopicPartition> partitions = partitions(topics);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka, "enable.auto.commit", false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                Connection connection = connect();
                Statement statement = connection.createStatement();
                PreparedStatement copy =
                        connection.prepareStatement("INSERT INTO copied VALUES (?, ?, ?, ?, ?::json)")) {
            statement.execute("TRUNCATE copied");
            connection.setAutoCommit(false);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long records = 0;
            long from = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(200));
                for (ConsumerRecord<String, byte[]> event : polled) {
                    copy.setObject(1, UUID.fromString(header(event, "ce_id")));
                    copy.setString(2, event.topic());
                    copy.setString(3, event.key());
                    copy.setString(4, header(event, "ce_type"));
                    copy.setString(5, new String(event.value(), StandardCharsets.UTF_8));
                    copy.addBatch();
                }
                copy.executeBatch();
                connection.commit();
                records += polled.count();
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            try (ResultSet copied = statement.executeQuery("SELECT count(*) FROM copied")) {
                copied.next();
                assertThat(copied.getLong(1)).as("copied").isEqualTo(records);
            }
            return records / seconds;
        }
    }

    static List<TopicPartition> partitions(Stream<Topic> topics) {
        return topics.flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic.id(), partition)))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }
}
