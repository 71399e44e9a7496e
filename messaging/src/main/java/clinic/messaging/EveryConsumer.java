package clinic.messaging;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;

/**
 * Every consumer is a named member of its group: one that restarts gets its partitions back without a rebalance. And each
 * lets the inbox see ahead.
 */
class EveryConsumer implements ConsumerConfigCustomizer {

    private final String instance;
    private final Inbox inbox;

    EveryConsumer(String instance, Inbox inbox) {
        this.instance = instance;
        this.inbox = inbox;
    }

    @Override
    public void configure(Map<String, Object> consumer, String binding, String topic) {
        consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "-" + binding);
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, instance + "-" + binding);
        consumer.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(Foresight.class));
        consumer.put(Foresight.INBOX, inbox);
    }
}
