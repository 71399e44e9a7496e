package clinic.baremachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import clinic.contracts.Topic;
import clinic.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {

    @Test
    void topicsSurviveARestartOnOtherPortsAndAreCreatedOnlyOnce(@TempDir Path log) throws Exception {
        try (LocalKafka kafka = LocalKafka.start(log, LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
        }
        try (LocalKafka kafka = LocalKafka.start(log, LocalKafka.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .contains(Topic.PATIENTS.id(), Topic.PATIENTS.deadLetters(Topic.Reader.REMINDER));
            Topics.create(kafka.bootstrapServers());
        }
    }

    @Test
    void topicsHaveThePartitionsAndRetentionOfTheContract(@TempDir Path log) throws Exception {
        try (LocalKafka kafka = LocalKafka.start(log, LocalKafka.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Topics.create(kafka.bootstrapServers());

            assertThat(admin.describeTopics(List.of(Topic.APPOINTMENTS.id()))
                            .topicNameValues()
                            .values()
                            .iterator()
                            .next()
                            .get()
                            .partitions())
                    .hasSize(Topic.PARTITIONS);
            assertThat(setting(admin, Topic.APPOINTMENTS.id(), "retention.ms")).isEqualTo("31536000000");
            assertThat(setting(admin, Topic.PATIENTS.id(), "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, Topic.PATIENTS.id(), "max.compaction.lag.ms"))
                    .isEqualTo("86400000");
            assertThat(setting(admin, Topic.PATIENTS.deadLetters(Topic.Reader.REMINDER), "retention.ms"))
                    .isEqualTo("2592000000");
        }
    }

    /** As somebody else may run one: it wants to know who asks, and keeps no list of who may do what. */
    @Test
    void whereNobodyKeepsAListOfWhoMayDoWhatNothingIsGrantedUnlessAskedFor(@TempDir Path folder) throws Exception {
        Path settings = folder.resolve("client.properties");
        Files.writeString(settings, "client.id=topics");
        try (LocalKafka kafka = LocalKafka.start(folder.resolve("log"), LocalKafka.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Topics.main(new String[] {kafka.bootstrapServers(), settings.toString()});

            assertThat(admin.listTopics().names().get()).contains(Topic.PATIENTS.id());
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(
                            () -> Topics.main(new String[] {kafka.bootstrapServers(), settings.toString(), "--grant"}))
                    .withMessageContaining("SecurityDisabledException");
        }
    }

    @Test
    void formattingThatWasCutOffIsDoneAgain(@TempDir Path log) throws Exception {
        Files.writeString(log.resolve("meta.properties"), "version=1\nclus");
        Files.writeString(log.resolve("bootstrap.checkpoint"), "");

        try (LocalKafka kafka = LocalKafka.start(log, LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
        }
    }

    @Test
    void aLogThatWasInUseAndIsDamagedIsToldAndNotTouched(@TempDir Path log) throws Exception {
        Files.writeString(log.resolve("meta.properties"), "");
        Path events = Files.createDirectory(log.resolve("__cluster_metadata-0"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> LocalKafka.start(log, LocalKafka.freePort()))
                .withMessageContaining(log.toString())
                .withMessageContaining("what was booked stays");
        assertThat(events).exists();
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .values()
                .values()
                .iterator()
                .next()
                .get()
                .get(name)
                .value();
    }
}
