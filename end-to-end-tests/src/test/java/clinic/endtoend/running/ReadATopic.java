package clinic.endtoend.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Runs beside a composed clinic, in a container that was given somebody's keys, and says whether they may read a topic. */
public final class ReadATopic {

    /** Before what it has to say: the libraries beside it write lines of their own. */
    static final String SAYS = "answer: ";

    private ReadATopic() {}

    /** @param arguments the broker, the topic, and the file of a client's settings */
    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of(arguments[2]))) {
            settings.load(file);
        }
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("default.api.timeout.ms", "20000");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partition = new TopicPartition(arguments[1], 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.poll(Duration.ofSeconds(5));
            System.out.println(SAYS + "may read");
        } catch (KafkaException refused) {
            System.out.println(SAYS + refused.getClass().getSimpleName());
        }
    }
}
