package clinic.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Shows the inbox all that has come with one poll, before it is taken event by event: most of a topic that is read again
 * after its reader's database was restored was taken before, and is passed over by one question for many instead of a
 * transaction for each. Public, as Kafka makes it, one for each consumer.
 */
public class Foresight implements ConsumerInterceptor<byte[], byte[]> {

    static final String INBOX = "clinic.inbox";

    /** Two or three that come together while all is well are new, and a question about them costs more than it saves. */
    private static final int WORTH_A_QUESTION = 10;

    private @Nullable Inbox inbox;
    private String group = "";

    @Override
    public void configure(Map<String, ?> consumer) {
        inbox = (Inbox) consumer.get(INBOX);
        group = Objects.toString(consumer.get(ConsumerConfig.GROUP_ID_CONFIG), "");
    }

    /** On the thread that takes them next. */
    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
        if (inbox != null && polled.count() >= WORTH_A_QUESTION) {
            inbox.lookAhead(ids(polled), group);
        }
        return polled;
    }

    private static List<UUID> ids(ConsumerRecords<byte[], byte[]> polled) {
        List<UUID> ids = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> event : polled) {
            Header id = event.headers().lastHeader(EventHeaders.ID);
            if (id != null) {
                try {
                    ids.add(UUID.fromString(new String(id.value(), StandardCharsets.UTF_8)));
                } catch (IllegalArgumentException notOurs) {
                    // Whoever takes it says so.
                }
            }
        }
        return ids;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
