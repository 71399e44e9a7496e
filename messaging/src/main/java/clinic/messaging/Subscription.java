package clinic.messaging;

import clinic.contracts.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.config.BindingServiceProperties;

/**
 * One topic that this service reads, as it is bound in its configuration.
 *
 * @param consumer the name of the bean that takes its events
 */
record Subscription(String topic, String group, String consumer) {

    private static final String INPUT = "-in-0";

    static List<Subscription> of(BindingServiceProperties bindings) {
        return bindings.getBindings().entrySet().stream()
                .filter(binding -> binding.getKey().endsWith(INPUT))
                .filter(binding -> binding.getValue().getGroup() != null
                        && binding.getValue().getDestination() != null)
                .flatMap(binding -> subscriptions(
                        binding.getKey(),
                        binding.getValue().getDestination(),
                        binding.getValue().getGroup()))
                .toList();
    }

    private static Stream<Subscription> subscriptions(String binding, String topics, String group) {
        String consumer = binding.substring(0, binding.length() - INPUT.length());
        return Arrays.stream(topics.split(",")).map(topic -> new Subscription(topic.strip(), group, consumer));
    }

    /** Where an event of this subscription goes that cannot be taken. */
    String deadLetters() {
        return deadLetters(topic, group);
    }

    static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlq";
    }

    List<TopicPartition> partitions() {
        return partitions(topic);
    }

    static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
