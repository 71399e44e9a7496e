package clinic.messaging;

import clinic.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For a broker that has lost what it was told: what the outbox still keeps as sent and no topic holds waits again. What
 * somebody has taken already, their inbox passes over. That a key is forgotten is told again in any case: what a restored
 * topic holds under it may be older.
 */
class Retelling {

    private final JdbcClient jdbc;
    private final Rewind rewind;

    Retelling(JdbcClient jdbc, Rewind rewind) {
        this.jdbc = jdbc;
        this.rewind = rewind;
    }

    private record Sent(long row, UUID event, String key, boolean forgets) {}

    /** How many events that is. */
    int tell() {
        return Arrays.stream(Topic.values()).mapToInt(this::tell).sum();
    }

    private int tell(Topic topic) {
        List<Sent> sent = sent(topic);
        if (sent.isEmpty()) {
            return 0;
        }
        Set<String> held = new HashSet<>();
        rewind.read(topic, event -> held.add(topic.compacted() ? key(event) : id(event)));
        List<Long> lost = sent.stream()
                .filter(event -> event.forgets()
                        || !held.contains(
                                topic.compacted() ? event.key() : event.event().toString()))
                .map(Sent::row)
                .toList();
        return jdbc.sql("update outbox set sent_at = null where id = any (?)")
                .param(lost.toArray(Long[]::new))
                .update();
    }

    /** Of a compacted topic the last word under each key: the one before must not come to stand behind it. */
    private List<Sent> sent(Topic topic) {
        return jdbc.sql("""
                        select id, event_id, key, payload is null from outbox one where topic = :topic and sent_at is not null and not (
                            :compacted and exists (
                                select from outbox other where other.topic = :topic and other.key = one.key and other.id > one.id))
                        order by id
                        """)
                .param("topic", topic.id())
                .param("compacted", topic.compacted())
                .query((row, number) ->
                        new Sent(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getBoolean(4)))
                .list();
    }

    private static String key(ConsumerRecord<byte[], byte[]> event) {
        return event.key() == null ? "" : new String(event.key(), StandardCharsets.UTF_8);
    }

    private static String id(ConsumerRecord<byte[], byte[]> event) {
        Header id = event.headers().lastHeader(EventHeaders.ID);
        return id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
    }
}
