package clinic.messaging;

import clinic.messaging.Waiting.Lane;
import clinic.vitals.Trace;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

/** Hands events to the broker: the lanes side by side, the events of a lane one after the other. */
class Carrier {

    /**
     * @param sent rows whose events the broker has taken
     * @param trouble why some are still waiting; null if nothing failed
     */
    record Carried(Collection<Long> sent, @Nullable RuntimeException trouble) {}

    private final StreamBridge bridge;

    private final Trace trace;

    Carrier(StreamBridge bridge, Trace trace) {
        this.bridge = bridge;
        this.trace = trace;
    }

    /** Sends what it can while it may; an event that fails holds back those behind it in its lane. */
    Carried carry(List<Waiting> events, BooleanSupplier mayGoOn) {
        Map<Lane, List<Waiting>> lanes = new LinkedHashMap<>();
        events.forEach(event ->
                lanes.computeIfAbsent(event.lane(), lane -> new ArrayList<>()).add(event));

        Collection<Long> sent = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable RuntimeException> trouble = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lanes.values()
                    .forEach(lane -> threads.execute(() -> {
                        try {
                            for (Waiting event : lane) {
                                if (!mayGoOn.getAsBoolean()) {
                                    return;
                                }
                                send(event);
                                sent.add(event.row());
                            }
                        } catch (RuntimeException notSent) {
                            trouble.compareAndSet(null, notSent);
                        }
                    }));
        }
        return new Carried(sent, trouble.get());
    }

    /** Returns when the broker has acknowledged the event. */
    private void send(Waiting event) {
        boolean taken = trace.within(
                event.traceparent(),
                Span.Kind.PRODUCER,
                "send " + event.topic(),
                () -> bridge.send(event.topic(), message(event), MimeTypeUtils.APPLICATION_JSON));
        if (!taken) {
            throw new IllegalStateException("The channel to " + event.topic() + " took nothing");
        }
    }

    private Message<Object> message(Waiting event) {
        Object payload = event.payload() == null ? KafkaNull.INSTANCE : event.payload();
        return MessageBuilder.withPayload(payload)
                .setHeader(KafkaHeaders.KEY, event.key().getBytes(StandardCharsets.UTF_8))
                .setHeader(MessageHeaders.CONTENT_TYPE, MimeTypeUtils.APPLICATION_JSON_VALUE)
                .setHeader(EventHeaders.SPEC_VERSION, "1.0")
                .setHeader(EventHeaders.ID, event.eventId().toString())
                .setHeader(EventHeaders.TYPE, event.type())
                .setHeader(EventHeaders.SOURCE, event.source())
                .setHeader(EventHeaders.SUBJECT, event.key())
                .setHeader(EventHeaders.TIME, event.occurredAt().toString())
                .setHeader(Trace.PARENT, trace.here())
                .build();
    }
}
