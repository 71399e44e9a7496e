package clinic.endtoend.fire;

import clinic.endtoend.running.ClinicHome;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A member that joins a service's consumer group and leaves it again every few seconds: partitions go to and fro. It
 * reads what it is given and takes none of it, as an instance that is ended before it has committed.
 */
final class Restlessness {

    private static final Pattern EVERY_TOPIC = Pattern.compile("(booking|reminder|content)\\..*\\.v1");
    private static final Duration STAYS = Duration.ofMillis(1500);
    private static final Duration RESTS = Duration.ofMillis(700);
    private static final Duration A_LOOK = Duration.ofMillis(100);

    private final ClinicHome home;
    private final Pace pace;

    Restlessness(ClinicHome home, Pace pace) {
        this.home = home;
        this.pace = pace;
    }

    void come(String group, int times) throws InterruptedException {
        for (int time = 0; time < times; time++) {
            try (var member = new KafkaConsumer<>(
                    Map.<String, Object>of(
                            "bootstrap.servers", home.address("kafka"), "group.id", group, "enable.auto.commit", false),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                member.subscribe(EVERY_TOPIC);
                long until = System.nanoTime() + STAYS.toNanos();
                while (System.nanoTime() < until) {
                    member.poll(A_LOOK);
                }
            }
            pace.rest(RESTS);
        }
    }
}
