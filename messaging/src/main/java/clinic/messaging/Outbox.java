package clinic.messaging;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import clinic.vitals.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a use case puts the events it wants others to know, in the same transaction as the change they tell of: both
 * are kept or neither is. After the commit the {@link Relay} sends them.
 *
 * <p>Events with the same key are sent in the order they were announced. Announce after taking the lock, or within the
 * version check, that guards the thing the event speaks of: then that order is the order of the commits.
 */
public class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    /** A broker refuses a megabyte; an event this large is a mistake, and it would block its key for ever. */
    private static final int MAX_BYTES = 900_000;

    /** In the place of an event's type. */
    private static final String TOMBSTONE = "tombstone";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Relay relay;
    private final MeterRegistry figures;
    private final Trace trace;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock, Relay relay, MeterRegistry figures, Trace trace) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.relay = relay;
        this.figures = figures;
        this.trace = trace;
    }

    /** @throws IllegalStateException outside a transaction: an event must not outlive a change that failed */
    public void announce(Event event) {
        withinATransaction();
        EventType type = Events.type(event.getClass());
        store(type.topic(), event.key(), type.value(), payload(event));
    }

    /** Many events of one kind, in this order and in one statement. */
    public <E extends Event> void announce(List<E> events) {
        // Outside a step a trace begins here, and nothing would come of it.
        String here = events.isEmpty() ? "" : trace.here();
        announce(events, event -> here);
    }

    /** @param cause the trace that each belongs to, where they come from many */
    public <E extends Event> void announce(List<E> events, Function<E, @Nullable String> cause) {
        withinATransaction();
        if (events.isEmpty()) {
            return;
        }
        EventType type = Events.type(events.getFirst().getClass());
        jdbc.sql("""
                insert into outbox (event_id, topic, key, type, occurred_at, traceparent, payload)
                select event_id, ?, key, ?, ?, traceparent, payload::json
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
                    with ordinality as event (event_id, key, traceparent, payload, place)
                order by place
                """)
                .param(type.topic().id())
                .param(type.value())
                .param(Timestamp.from(clock.instant()))
                .param(all(events, event -> UUID.randomUUID().toString()))
                .param(all(events, Event::key))
                .param(all(events, event -> trace.mark(cause.apply(event), "announce " + type.value())))
                .param(all(events, this::payload))
                .update();
        wakeAfterCommit(type.value(), events.size(), events.size() + " times");
    }

    private static <E> String[] all(List<E> events, Function<E, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }

    private String payload(Event event) {
        String payload = json.writeValueAsString(event);
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException(Events.type(event.getClass()).value() + " is too large to be sent");
        }
        return payload;
    }

    /**
     * Has a compacted topic forget what it holds under a key, by a tombstone: a null value. What was announced about it
     * and is still kept here is forgotten at once.
     */
    public void forget(Topic topic, String key) {
        if (!topic.compacted()) {
            throw new IllegalArgumentException(topic.id() + " forgets nothing before its time");
        }
        withinATransaction();
        jdbc.sql("delete from outbox where topic = ? and key = ?")
                .params(topic.id(), key)
                .update();
        store(topic, key, TOMBSTONE, null);
    }

    private static void withinATransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An event is announced inside the transaction it belongs to");
        }
    }

    private void store(Topic topic, String key, String type, @Nullable String payload) {
        jdbc.sql("""
                insert into outbox (event_id, topic, key, type, occurred_at, traceparent, payload)
                values (?, ?, ?, ?, ?, ?, ?::json)
                """)
                .param(UUID.randomUUID())
                .param(topic.id())
                .param(key)
                .param(type)
                .param(Timestamp.from(clock.instant()))
                .param(trace.mark("announce " + type))
                .param(payload)
                .update();
        wakeAfterCommit(type, 1, key);
    }

    private void wakeAfterCommit(String type, int events, String which) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                figures.counter("clinic.events.announced", "type", type).increment(events);
                log.info("Announced {}: {}", type, which);
                relay.wake();
            }
        });
    }
}
