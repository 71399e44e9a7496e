package clinic.baremachine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.kafka.KafkaContainer;

/** A broker in a container of its own. */
class ContainedBroker implements Broker {

    private static final int INSIDE = 9092;

    private final KafkaContainer container = new KafkaContainer(Engine.KAFKA);

    ContainedBroker() {
        // A port of ours: one that the engine picks is another one after a restart.
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(LocalKafka.freePort(), INSIDE)));
        container
                .withStartupTimeout(Engine.START)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .start();
        Engine.removeAtTheEnd(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void down() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void up() {
        if (!container.isRunning()) {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.describeCluster().nodes().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka came back", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not come back: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
