package clinic.messaging;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;

/** Every consumer is a named member of its group: one that restarts gets its partitions back without a rebalance. */
class StaticMembership implements ConsumerConfigCustomizer {

    private final String instance;

    StaticMembership(String instance) {
        this.instance = instance;
    }

    @Override
    public void configure(Map<String, Object> consumer, String binding, String topic) {
        consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "-" + binding);
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, instance + "-" + binding);
    }
}
