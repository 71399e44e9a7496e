package clinic.endtoend.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Debian's Prometheus with the clinic's own configuration, pointed at the ports of a launched clinic. */
public final class Prometheus implements AutoCloseable {

    /** What is read, by the name that its process has here, and what it answers to when composed. */
    private static final Map<String, String> READ = Map.of(
            "booking", "booking-service",
            "reminder", "reminder-service",
            "content", "content-service",
            "gateway", "gateway:8081");

    private static final String HEALTH = "/actuator/";

    private final Process process;
    private final Http http;

    private Prometheus(Process process, Http http) {
        this.process = process;
        this.http = http;
    }

    /** Where the program is installed; Debian has it in the package prometheus. */
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param folder of its own, for what it writes */
    public static Prometheus watching(ClinicHome clinic, Path program, Path folder) throws IOException {
        Path watch = LaunchedClinic.repository().resolve("docker/watch");
        Files.createDirectories(folder);
        Files.copy(watch.resolve("alerts.yml"), folder.resolve("alerts.yml"), StandardCopyOption.REPLACE_EXISTING);
        String configuration =
                Files.readString(watch.resolve("prometheus.yml")).replaceAll("interval: 15s", "interval: 1s");
        for (var read : READ.entrySet()) {
            configuration = configuration.replaceFirst(
                    "\\w+_configs: .*\\b" + read.getValue() + "\\b.*",
                    "static_configs: [{ targets: [\"" + authority(clinic.address(read.getKey())) + "\"] }]");
        }
        Files.writeString(folder.resolve("prometheus.yml"), configuration);
        int port = LaunchedClinic.freePort();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("figures"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, new Http(URI.create("http://127.0.0.1:" + port)));
    }

    private static String authority(String health) {
        return URI.create(health.substring(0, health.indexOf(HEALTH))).getAuthority();
    }

    /** What a query answers now; nothing while it starts. */
    public JsonNode ask(String query) {
        return get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("result");
    }

    /** Each rule with its health and its alarms. */
    public JsonNode rules() {
        return get("/api/v1/rules").path("groups");
    }

    private JsonNode get(String path) {
        try {
            return http.get(path).json().path("data");
        } catch (UncheckedIOException | JacksonException starting) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
