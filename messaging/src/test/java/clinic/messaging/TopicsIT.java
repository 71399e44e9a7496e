package clinic.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** What the broker really was told about the topic with contact data. */
@InSurgery
class TopicsIT {

    private final String brokers;

    TopicsIT(@Value("${spring.kafka.bootstrap-servers}") String brokers) {
        this.brokers = brokers;
    }

    @Test
    @DisplayName("38: contact data is compacted within a day, tombstones outlive every back-up, dead letters a month")
    void contactDataIsForgotten() throws Exception {
        String patients = Topic.PATIENTS.id();
        assertThat(setting(patients, "cleanup.policy")).isEqualTo("compact");
        assertThat(setting(patients, "max.compaction.lag.ms")).isEqualTo("86400000");
        assertThat(setting(patients, "segment.ms")).isEqualTo("86400000");
        assertThat(setting(patients, "delete.retention.ms")).isEqualTo("31536000000");
        String parked = Topic.PATIENTS.deadLetters(Topic.Reader.REMINDER);
        assertThat(setting(parked, "cleanup.policy")).isEqualTo("delete");
        assertThat(setting(parked, "retention.ms")).isEqualTo("2592000000");
    }

    private String setting(String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Config settings = requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            return settings.get(name).value();
        }
    }
}
