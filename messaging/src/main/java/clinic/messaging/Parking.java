package clinic.messaging;

import clinic.vitals.Cause;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens to an event that could not be taken. Trouble that passes: wait, and try for ever. Unreadable: park it at
 * once. Anything else: a few tries, then park it. Parked means moved to {@code <topic>.<group>.dlq} with the cause in
 * its headers, and the partition moves on.
 *
 * <p>The waiting is done between polls, so the consumer stays a member of its group however long it takes.
 */
class Parking implements ListenerContainerWithDlqAndRetryCustomizer {

    /** Why an event was parked, in one line. */
    static final String CAUSE = "clinic_parked_because";

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final KafkaOperations<byte[], byte[]> kafka;

    Parking(KafkaOperations<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public boolean retryAndDlqInBinding(String topic, String group) {
        return false;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String topic,
            String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> destination,
            @Nullable BackOff backOff) {
        var parking = new DeadLetterPublishingRecoverer(
                kafka,
                (event, problem) ->
                        new TopicPartition(Subscription.deadLetters(event.topic(), group), event.partition()));
        parking.setHeadersFunction((event, problem) -> {
            var headers = new RecordHeaders();
            headers.add(CAUSE, Cause.of(problem).getBytes(StandardCharsets.UTF_8));
            return headers;
        });
        // They quote what the event is about, and would outlive it by the retention of this topic.
        parking.excludeHeader(HeadersToAdd.EX_MSG, HeadersToAdd.EX_STACKTRACE);
        var handler = new DefaultErrorHandler(parking);
        handler.setBackOffFunction((event, problem) -> patience(problem));
        // The lines below say it better, and once.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setRetryListeners(new Witness());
        container.setCommonErrorHandler(handler);
    }

    private static BackOff patience(Exception problem) {
        if (PassingTrouble.is(problem)) {
            return new ExponentialBackOff(100, 2) {
                {
                    setMaxInterval(5_000);
                }
            };
        }
        return isMalformed(problem) ? new FixedBackOff(0, 0) : new FixedBackOff(200, 3);
    }

    private static boolean isMalformed(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedEvent) {
                return true;
            }
        }
        return false;
    }

    private static class Witness implements RetryListener {

        @Override
        public void failedDelivery(ConsumerRecord<?, ?> event, @Nullable Exception problem, int attempt) {
            if (attempt == 1 && problem != null) {
                log.warn("{} is not taken yet: {}", name(event), Cause.of(problem));
            }
        }

        @Override
        public void recovered(ConsumerRecord<?, ?> event, @Nullable Exception problem) {
            log.error("{} could not be taken and is parked: {}", name(event), Cause.of(problem));
        }

        @Override
        public void recoveryFailed(ConsumerRecord<?, ?> event, @Nullable Exception original, Exception failure) {
            log.error("{} could be neither taken nor parked and comes again", name(event), failure);
        }

        private static String name(ConsumerRecord<?, ?> event) {
            Header id = event.headers().lastHeader(EventHeaders.ID);
            return "Event " + (id == null ? "without id" : new String(id.value(), StandardCharsets.UTF_8)) + " ("
                    + event.topic() + "-" + event.partition() + "@" + event.offset() + ")";
        }
    }
}
