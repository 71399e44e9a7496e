package clinic.baremachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clinic.contracts.Topic;
import clinic.contracts.Topic.Reader;
import clinic.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What docker/with-kafka-acls.yml promises, at a broker that is told what stands there, with keys from the same script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerGuardIT {

    private static final Path DOCKER = Path.of("..", "docker");

    /** Its settings in the file of Compose: KAFKA_SSL_CLIENT_AUTH: required. */
    private static final Pattern SETTING =
            Pattern.compile("(?m)^ {6}KAFKA_((?:SSL|AUTHORIZER|ALLOW|SUPER)\\w+): \"?(.*?)\"?$");

    private Path folder;
    private LocalKafka kafka;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        assumeTrue(keysAreDrawn(), "openssl draws the keys");
        int port = LocalKafka.freePort();
        Map<String, String> guarded = new HashMap<>(asComposed());
        guarded.put("listeners", "GUARDED://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + LocalKafka.freePort());
        guarded.put("advertised.listeners", "GUARDED://127.0.0.1:" + port);
        guarded.put("controller.quorum.voters", "1@" + guarded.get("listeners").replaceFirst(".*CONTROLLER://", ""));
        guarded.put("listener.security.protocol.map", "CONTROLLER:SSL,GUARDED:SSL");
        guarded.put("inter.broker.listener.name", "GUARDED");
        kafka = LocalKafka.start(folder.resolve("log"), port, guarded);
        Topics.createAndGrant(kafka.bootstrapServers(), client("topics"));
    }

    @AfterAll
    void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private boolean keysAreDrawn() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                                    DOCKER.resolve("draw-kafka-keys")
                                            .toAbsolutePath()
                                            .toString(),
                                    folder.resolve("keys").toString())
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        }
    }

    private Map<String, String> asComposed() throws IOException {
        Map<String, String> settings = new HashMap<>();
        String composed = Files.readString(DOCKER.resolve("with-kafka-acls.yml"));
        assertThat(composed).as("who makes the topics grants as well").contains("client.properties, --grant]");
        SETTING.matcher(composed)
                .results()
                .forEach(found -> settings.put(
                        found.group(1).toLowerCase(Locale.ROOT).replace('_', '.'),
                        here(found.group(2).replace("$$", "$"), "kafka")));
        assertThat(settings)
                .containsKeys("ssl.client.auth", "authorizer.class.name", "super.users")
                .hasSizeGreaterThan(7);
        return settings;
    }

    private String here(String setting, String who) {
        return setting.replace(
                "/etc/clinic/kafka", folder.resolve("keys").resolve(who).toString());
    }

    /** As the script has written it down for programs. */
    private Map<String, Object> client(String who) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        for (String line :
                Files.readAllLines(folder.resolve("keys").resolve(who).resolve("client.properties"))) {
            String[] setting = line.split("=", 2);
            settings.put(setting[0], here(setting[1], who));
        }
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }

    private void writes(Map<String, Object> client, String topic) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("max.block.ms", 20_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        } catch (ExecutionException refused) {
            throw (Exception) Objects.requireNonNull(refused.getCause());
        }
    }

    private void reads(Map<String, Object> client, String topic, String group) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            consumer.poll(Duration.ofSeconds(20));
        }
    }

    @Test
    @DisplayName("40: a service does at the broker what the list of topics gives it to do")
    void serviceDoesItsOwn() throws Exception {
        for (Topic topic : Topic.values()) {
            String writer = topic.id().substring(0, topic.id().indexOf('.'));
            writes(client(writer), topic.id());
            for (Reader reader : topic.readers()) {
                reads(client(reader.group()), topic.id(), reader.group());
                writes(client(reader.group()), topic.deadLetters(reader));
            }
        }
    }

    @Test
    @DisplayName("40: it writes in no other's name, listens to nothing that is not for it, and takes no other's place")
    void serviceDoesNothingElse() throws Exception {
        for (Reader service : Reader.values()) {
            for (Topic topic : Topic.values()) {
                boolean own = topic.id().startsWith(service.group() + ".");
                if (!own) {
                    assertThatThrownBy(() -> writes(client(service.group()), topic.id()))
                            .as("%s writes %s", service, topic)
                            .isInstanceOf(AuthorizationException.class);
                }
                if (!own && !topic.readers().contains(service)) {
                    assertThatThrownBy(() -> reads(client(service.group()), topic.id(), service.group()))
                            .as("%s reads %s", service, topic)
                            .isInstanceOf(AuthorizationException.class);
                }
            }
        }
        assertThatThrownBy(() -> reads(client("content"), Topic.STAFF.id(), "reminder"))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> writes(client("booking"), "planted"))
                .as("no topic of its own making")
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("40: after a restore a service forgets how far it had read, and nobody else's reading")
    void serviceReadsAnewAfterARestore() throws Exception {
        for (Reader reader : Reader.values()) {
            Topic topic = Arrays.stream(Topic.values())
                    .filter(one -> one.readers().contains(reader))
                    .findFirst()
                    .orElseThrow();
            reads(client(reader.group()), topic.id(), reader.group());
            forgets(reader.group(), reader.group(), topic);
        }
        assertThatThrownBy(() -> forgets("content", "reminder", Topic.STAFF))
                .hasCauseInstanceOf(GroupAuthorizationException.class);
    }

    private void forgets(String who, String group, Topic topic) throws Exception {
        try (Admin kafka = Admin.create(client(who))) {
            kafka.deleteConsumerGroupOffsets(group, Set.of(new TopicPartition(topic.id(), 0)))
                    .all()
                    .get();
        }
    }

    @Test
    @DisplayName("40: whoever shows no certificate of the clinic's gets no word out of the broker")
    void strangerIsNotSpokenTo() throws Exception {
        Map<String, Object> stranger = client("booking");
        stranger.keySet().removeIf(setting -> setting.startsWith("ssl.keystore"));
        assertThatThrownBy(() -> writes(stranger, Topic.APPOINTMENTS.id()))
                .hasRootCauseInstanceOf(SSLException.class)
                .isInstanceOf(SslAuthenticationException.class);
    }
}
