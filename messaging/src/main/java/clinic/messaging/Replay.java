package clinic.messaging;

import clinic.messaging.Replayed.Outcome;
import clinic.vitals.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands a parked event once more to the inbox of the very group that parked it; others who read the topic have long
 * taken it and are not bothered. Its effect, the note in the inbox and the note that it is settled are one transaction.
 */
class Replay {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private final Parked parked;
    private final Settled settled;
    private final Function<String, Object> consumers;
    private final EventHeaders headers;
    private final TransactionOperations transaction;

    /** @param consumers finds a bean by its name; what events were bound to */
    Replay(
            Parked parked,
            Settled settled,
            Function<String, Object> consumers,
            EventHeaders headers,
            TransactionOperations transaction) {
        this.parked = parked;
        this.settled = settled;
        this.consumers = consumers;
        this.headers = headers;
        this.transaction = transaction;
    }

    Replayed replay(Parked.Place place, String by) {
        Replayed replayed = tried(place, by);
        log.info("Parked event {}: {}", replayed.place(), replayed.outcome());
        return replayed;
    }

    List<Replayed> replayAll(String by) throws ExecutionException, InterruptedException, TimeoutException {
        return parked.open().stream()
                .map(event -> replay(new Parked.Place(event.topic(), event.partition(), event.offset()), by))
                .toList();
    }

    /** Decides that an event shall have no effect; it is kept as long as its topic keeps it, and told of no more. */
    Replayed layAside(Parked.Place place, String by, String reason)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (parked.parkedBy(place).isEmpty() || parked.event(place).isEmpty()) {
            return Replayed.as(place.toString(), Outcome.NOT_PARKED);
        }
        if (settled.settle(place, Outcome.LAID_ASIDE, by, reason)) {
            log.info("Parked event {} was laid aside", place);
        }
        return asBefore(place);
    }

    private Replayed tried(Parked.Place place, String by) {
        try {
            var subscription = parked.parkedBy(place);
            var event = subscription.isEmpty() ? null : parked.event(place).orElse(null);
            if (event == null) {
                return Replayed.as(place.toString(), Outcome.NOT_PARKED);
            }
            Outcome outcome = transaction.execute(status -> take(place, subscription.get(), event, by));
            return outcome == null ? asBefore(place) : Replayed.as(place.toString(), outcome);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(place, stopped);
        } catch (ExecutionException | TimeoutException | RuntimeException problem) {
            return failed(place, problem);
        }
    }

    private static Replayed failed(Parked.Place place, Exception problem) {
        return new Replayed(place.toString(), Outcome.FAILED_AGAIN, Cause.of(problem));
    }

    private Replayed asBefore(Parked.Place place) {
        Outcome before = settled.outcome(place).orElse(Outcome.NOT_PARKED);
        return Replayed.as(place.toString(), before == Outcome.TAKEN ? Outcome.ALREADY_TAKEN : before);
    }

    /** Null where it was settled before. */
    private @Nullable Outcome take(
            Parked.Place place, Subscription subscription, ConsumerRecord<byte[], byte[]> event, String by) {
        if (!settled.settle(place, Outcome.TAKEN, by, "replayed")) {
            return null;
        }
        if (!(consumers.apply(subscription.consumer()) instanceof Inbox.Slot slot)) {
            throw new IllegalStateException(subscription.consumer() + " takes its events past the inbox");
        }
        Map<String, Object> carried = new HashMap<>();
        headers.toHeaders(event.headers(), carried);
        boolean first = slot.take(message(event, carried, subscription.group()));
        return first ? Outcome.TAKEN : Outcome.ALREADY_TAKEN;
    }

    /** As it would have come from the topic; a slot looks before it takes the payload for bytes. */
    @SuppressWarnings("unchecked")
    private static Message<byte[]> message(
            ConsumerRecord<byte[], byte[]> event, Map<String, Object> carried, String group) {
        Object payload = event.value() == null ? KafkaNull.INSTANCE : event.value();
        return (Message<byte[]>) (Message<?>) MessageBuilder.withPayload(payload)
                .copyHeaders(carried)
                .setHeader(KafkaHeaders.RECEIVED_KEY, event.key())
                .setHeader(KafkaHeaders.GROUP_ID, group)
                .build();
    }
}
