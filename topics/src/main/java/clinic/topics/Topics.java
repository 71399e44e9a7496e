package clinic.topics;

import clinic.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the clinic's topics from the list in the contracts, before any service asks for one. */
public final class Topics {

    private Topics() {}

    /** {@code Topics <bootstrap servers>}: creates what is missing and ends; may be run as often as one likes. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Usage: Topics <bootstrap servers>");
            System.exit(2);
        }
        // Whatever goes wrong is told by its exception; the Kafka client's own talk is no help beside it.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        create(arguments[0]);
        System.out.println("All topics are there.");
    }

    /** Creates the topics that are missing, dead-letter topics included; those that exist are left as they are. */
    public static void create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            admin.createTopics(all().stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .collect(Collectors.toList()))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics could not be created: " + e.getCause(), e);
        }
    }

    private static List<NewTopic> all() {
        List<NewTopic> all = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            all.add(topic(topic.id(), topic.retention() == null ? compacted() : kept(topic.retention())));
            topic.readers().forEach(reader -> all.add(topic(topic.deadLetters(reader), kept(topic.deadLettersKept()))));
        }
        return all;
    }

    private static NewTopic topic(String name, Map<String, String> configuration) {
        return new NewTopic(name, Optional.of(Topic.PARTITIONS), Optional.empty()).configs(configuration);
    }

    private static Map<String, String> kept(Duration retention) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        return configuration;
    }

    private static Map<String, String> compacted() {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        String within = Long.toString(Topic.COMPACTED_WITHIN.toMillis());
        configuration.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, within);
        configuration.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(Topic.TOMBSTONES_KEPT.toMillis()));
        // Only a closed segment can be compacted.
        configuration.put(TopicConfig.SEGMENT_MS_CONFIG, within);
        return configuration;
    }
}
