package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clinic that docker-compose.yml started, known by the project name of its containers. */
public record ComposedClinic(String project) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEYS = "/etc/clinic/kafka";
    private static final String SERVICE = "com.docker.compose.service";

    /** How a command ended, and all it said. */
    public record Said(int status, String words) {}

    /** Found by the port at which its gateway is published; nothing if no container of this machine answers there. */
    public static Optional<ComposedClinic> behind(URI url) {
        Said found = say(
                "docker",
                "ps",
                "--filter=publish=" + url.getPort(),
                "--filter=label=" + SERVICE + "=gateway",
                "--format={{.Label \"com.docker.compose.project\"}}");
        return found.status() == 0 && !found.words().isBlank()
                ? Optional.of(new ComposedClinic(found.words().strip()))
                : Optional.empty();
    }

    /** What the engine knows of each container that runs. */
    public List<JsonNode> containers() {
        List<String> command = new ArrayList<>(List.of("docker", "inspect"));
        command.addAll(ids("label=com.docker.compose.project=" + project));
        Said inspected = say(command.toArray(String[]::new));
        assertThat(inspected.status()).as(inspected.words()).isZero();
        return StreamSupport.stream(JSON.readTree(inspected.words()).spliterator(), false)
                .toList();
    }

    /** Which part of the clinic a container is. */
    public static String part(JsonNode container) {
        return container.path("Config").path("Labels").path(SERVICE).asString();
    }

    /** How many instances of a part run. */
    public int instances(String part) {
        return idsOf(part).size();
    }

    /** Runs a command inside a part's container, the first where there are several. */
    public Said inside(String part, String... command) {
        List<String> words = new ArrayList<>(List.of("docker", "exec"));
        words.addAll(idsOf(part).stream().limit(1).toList());
        words.addAll(List.of(command));
        return say(words.toArray(String[]::new));
    }

    /** All that each instance of a part has written into its log. */
    public List<String> logs(String part) {
        return idsOf(part).stream().map(id -> say("docker", "logs", id).words()).toList();
    }

    /** Whether a topic may be read with a service's keys; a scenario that asks is skipped where there are none. */
    public String reading(String service, String topic) {
        JsonNode container = containers().stream()
                .filter(one -> part(one).equals(service))
                .findFirst()
                .orElseThrow();
        String keys = container
                .path("Mounts")
                .valueStream()
                .filter(mount -> mount.path("Destination").asString().equals(KEYS))
                .map(mount -> mount.path("Source").asString())
                .findFirst()
                .orElse("");
        assumeThat(keys).as("composed with docker/with-kafka-acls.yml").isNotEmpty();
        // The program is this module's, the libraries are the service's own.
        Said told = say(
                "docker",
                "run",
                "--rm",
                "--network=" + project + "_data",
                "--volume=" + Path.of("target", "test-classes").toAbsolutePath() + ":/try:ro",
                "--volume=" + keys + ":" + KEYS + ":ro",
                "--entrypoint=java",
                container.path("Config").path("Image").asString(),
                "-cp",
                "/try:lib/*",
                ReadATopic.class.getName(),
                "kafka:9092",
                topic,
                KEYS + "/client.properties");
        return told.words()
                .lines()
                .filter(line -> line.startsWith(ReadATopic.SAYS))
                .findFirst()
                .map(line -> line.substring(ReadATopic.SAYS.length()))
                .orElse(told.words());
    }

    private List<String> idsOf(String part) {
        return ids("label=com.docker.compose.project=" + project, "label=" + SERVICE + "=" + part);
    }

    public String setting(String part, String variable) {
        Said told = inside(part, "printenv", variable);
        assertThat(told.status()).as(variable).isZero();
        return told.words().strip();
    }

    /** Asks a database as the role of this name, with the password that the service itself was given. */
    public Said query(String role, String database, String query) {
        String address = "postgresql://%s:%s@127.0.0.1/%s"
                .formatted(role, setting(role + "-service", "SPRING_DATASOURCE_PASSWORD"), database);
        return inside("postgres", "psql", "-qtA", "-d", address, "-c", query);
    }

    private static List<String> ids(String... filters) {
        List<String> command = new ArrayList<>(List.of("docker", "ps", "-q"));
        for (String filter : filters) {
            command.add("--filter=" + filter);
        }
        return say(command.toArray(String[]::new)).words().lines().toList();
    }

    private static Said say(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), words);
        } catch (IOException noDocker) {
            return new Said(-1, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
