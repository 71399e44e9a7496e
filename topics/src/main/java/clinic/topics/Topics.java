package clinic.topics;

import clinic.contracts.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the clinic's topics from the list in the contracts, before any service asks for one. */
public final class Topics {

    private static final String GRANT = "--grant";

    private Topics() {}

    /**
     * {@code Topics <bootstrap servers> [<settings of a client> [--grant]]}: creates what is missing and ends; may be run as
     * often as one likes. Where the broker wants to know who asks, the settings say who this is. With {@code --grant} each
     * service is granted what it needs, at a broker that keeps such a list and lets this client write in it: one that
     * somebody else runs may have neither.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 3 || arguments.length == 3 && !GRANT.equals(arguments[2])) {
            System.err.println("Usage: Topics <bootstrap servers> [<settings of a client> [" + GRANT + "]]");
            System.exit(2);
        }
        // Whatever goes wrong is told by its exception; the Kafka client's own talk is no help beside it.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        Map<String, Object> settings = arguments.length == 1 ? Map.of() : settings(Path.of(arguments[1]));
        if (arguments.length == 3) {
            createAndGrant(arguments[0], settings);
        } else {
            at(arguments[0], settings, Topics::createMissing);
        }
        System.out.println("All topics are there.");
    }

    private static Map<String, Object> settings(Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        Map<String, Object> named = new HashMap<>();
        settings.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    /** Creates the topics that are missing, dead-letter topics included; those that exist are left as they are. */
    public static void create(String bootstrapServers) {
        at(bootstrapServers, Map.of(), Topics::createMissing);
    }

    /** The same at a broker that knows who asks, and each service may do there what it has a use for. */
    public static void createAndGrant(String bootstrapServers, Map<String, Object> settings) {
        at(bootstrapServers, settings, admin -> {
            createMissing(admin);
            admin.createAcls(Grants.all()).all().get();
        });
    }

    private interface Work {
        void with(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static void at(String bootstrapServers, Map<String, Object> settings, Work work) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(all)) {
            work.with(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics could not be created: " + e.getCause(), e);
        }
    }

    private static void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        admin.createTopics(all().stream()
                        .filter(topic -> !existing.contains(topic.name()))
                        .collect(Collectors.toList()))
                .all()
                .get();
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
