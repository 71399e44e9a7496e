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
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Runs beside a composed clinic, in a container that was given somebody's keys, and says whether they may
 * read a topic: that they may, by what they are refused, or that nobody answered.
 */
public final class ReadATopic {

    /** Before what it has to say: the libraries beside it write lines of their own. */
    static final String SAYS = "answer: ";

    public static final String MAY_READ = "may read";

    static final String NOBODY_ANSWERED = "nobody answered";

    private ReadATopic() {}

    /** @param arguments the broker, the topic, and the file of a client's settings */
    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of(arguments[2]))) {
            settings.load(file);
        }
        settings.put("bootstrap.servers", arguments[0]);
        settings.putIfAbsent("default.api.timeout.ms", "20000");
        System.out.println(SAYS + answer(settings, arguments[1]));
    }

    private static String answer(Properties settings, String topic) {
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            // Where it begins has to be asked for; without that, silence would be as good as an empty topic.
            consumer.position(partition);
            consumer.poll(Duration.ofSeconds(5));
            return MAY_READ;
        } catch (TimeoutException silence) {
            return NOBODY_ANSWERED;
        } catch (KafkaException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
