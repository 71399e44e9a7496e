package clinic.messaging;

import clinic.contracts.Event;
import clinic.contracts.Events;
import clinic.vitals.Trace;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what other services announced. The effect of an event and the note that it was taken are one transaction, so
 * an event that comes twice has its effect once. Types nobody asked for are passed over; fields nobody knows are
 * ignored: within a topic's version both may be added.
 */
public class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final JsonMapper json;
    private final Trace trace;
    private final Clock clock;
    private final AtomicLong taken = new AtomicLong();
    /** Of what this thread takes next: what it need not take, as it was taken before. What was taken stays taken. */
    private final ThreadLocal<Set<UUID>> takenBefore = ThreadLocal.withInitial(Set::of);

    Inbox(JdbcClient jdbc, TransactionOperations transaction, JsonMapper json, Trace trace, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.trace = trace;
        this.clock = clock;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** A consumer to be bound to a topic: {@code inbox.of(on(AppointmentBooked.class, visits::booked), …)}. */
    public Consumer<Message<byte[]>> of(Taking<?>... takings) {
        return of(key -> {}, takings);
    }

    /**
     * A consumer of a topic that forgets by tombstones, with or without headers.
     *
     * @param forgotten is handed the key, in a transaction, each time it is told: to forget twice is to forget
     */
    public Consumer<Message<byte[]>> of(Consumer<String> forgotten, Taking<?>... takings) {
        Map<String, Taking<?>> byType = Arrays.stream(takings)
                .collect(Collectors.toMap(taking -> Events.type(taking.event()).value(), Function.identity()));
        return new Slot(byType, forgotten);
    }

    /** Where the events of a topic come in. */
    class Slot implements Consumer<Message<byte[]>> {

        private final Map<String, Taking<?>> byType;

        private final Consumer<String> forgotten;

        private Slot(Map<String, Taking<?>> byType, Consumer<String> forgotten) {
            this.byType = byType;
            this.forgotten = forgotten;
        }

        @Override
        public void accept(Message<byte[]> message) {
            take(message);
        }

        /** Whether it had its effect now. */
        boolean take(Message<byte[]> message) {
            if (isTombstone(message)) {
                transaction.executeWithoutResult(status -> forgotten.accept(key(message)));
                taken.incrementAndGet();
                return true;
            }
            Taking<?> taking = byType.get(header(message, EventHeaders.TYPE));
            return taking != null
                    && trace.within(
                            message.getHeaders().get(EventHeaders.arrived(Trace.PARENT), String.class),
                            Span.Kind.CONSUMER,
                            "take " + Events.type(taking.event()).value(),
                            () -> Inbox.this.take(message, taking));
        }
    }

    /** How many events this instance has taken. */
    long taken() {
        return taken.get();
    }

    /** Many have come at once, to be taken on this thread: finds those that were taken before, if it can. */
    void lookAhead(Collection<UUID> events, String group) {
        try {
            takenBefore.set(new HashSet<>(jdbc.sql(
                            "select event_id from inbox where event_id = any (cast(? as uuid[])) and taken_by = ?")
                    .params(events.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")), group)
                    .query(UUID.class)
                    .list()));
        } catch (DataAccessException away) {
            takenBefore.remove();
        }
    }

    private boolean take(Message<byte[]> message, Taking<?> taking) {
        UUID id = id(message);
        if (takenBefore.get().contains(id)) {
            taken.incrementAndGet();
            return false;
        }
        Event event = read(message.getPayload(), taking.event());
        Instant told = EventHeaders.told(
                message.getHeaders().get(EventHeaders.arrived(EventHeaders.TIME), String.class), clock.instant());
        Boolean first = transaction.execute(status -> {
            if (!firstTime(id, message.getHeaders().get(KafkaHeaders.GROUP_ID, String.class))) {
                return false;
            }
            taking.take(event, told);
            return true;
        });
        taken.incrementAndGet();
        if (Boolean.TRUE.equals(first)) {
            log.info("Took {}: {}", Events.type(taking.event()).value(), event.key());
            return true;
        }
        return false;
    }

    private boolean firstTime(UUID id, @Nullable String group) {
        return jdbc.sql("insert into inbox (event_id, taken_by) values (?, ?) on conflict do nothing")
                        .params(id, group == null ? "" : group)
                        .update()
                == 1;
    }

    private Event read(byte[] payload, Class<? extends Event> type) {
        try {
            return json.readValue(payload, type);
        } catch (JacksonException unreadable) {
            throw new MalformedEvent("Not a readable " + Events.type(type).value() + ": "
                    + unreadable.getClass().getSimpleName() + field(unreadable));
        }
    }

    /** Where in the event; the parser's own words would quote what stands there. */
    private static String field(JacksonException unreadable) {
        String path = unreadable.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " at " + path;
    }

    /** Whatever its declared type, a null value arrives as this. */
    private static boolean isTombstone(Message<?> message) {
        return message.getPayload() instanceof KafkaNull;
    }

    private static String key(Message<?> message) {
        if (message.getHeaders().get(KafkaHeaders.RECEIVED_KEY) instanceof byte[] key) {
            return new String(key, StandardCharsets.UTF_8);
        }
        throw new MalformedEvent("A tombstone without a key");
    }

    private static UUID id(Message<?> message) {
        String id = header(message, EventHeaders.ID);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw new MalformedEvent("The header " + EventHeaders.ID + " is no UUID");
        }
    }

    private static String header(Message<?> message, String name) {
        String value = message.getHeaders().get(EventHeaders.arrived(name), String.class);
        if (value == null) {
            throw new MalformedEvent("The header " + name + " is missing");
        }
        return value;
    }
}
