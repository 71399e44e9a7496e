package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Another instance of a part of a launched clinic, started as the launcher started the first, and by nobody kept alive. */
public final class Twin implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final int PROBE_MILLIS = 2000;

    private final Process process;
    private final URI readiness;

    private Twin(Process process, URI readiness) {
        this.process = process;
        this.readiness = readiness;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param told what it is told otherwise than the first
     * @param healthPort where it says whether it is ready
     * @param jar the program it runs, given that of the first
     */
    public static Twin of(
            ClinicHome home, String part, Map<String, String> told, int healthPort, UnaryOperator<Path> jar) {
        try {
            Path first = Path.of("/proc", Long.toString(home.part(part).pid()));
            List<String> command = words(first.resolve("cmdline"))
                    // Made for one jar and useless to another.
                    .filter(word -> !word.startsWith("-XX:AOTCache="))
                    .map(word ->
                            word.endsWith(".jar") ? jar.apply(Path.of(word)).toString() : word)
                    .toList();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(home.path()
                            .resolve("logs")
                            .resolve(part + "-twin.log")
                            .toFile()));
            Map<String, String> environment = new HashMap<>();
            words(first.resolve("environ")).forEach(variable -> {
                int end = variable.indexOf('=');
                environment.put(variable.substring(0, end), variable.substring(end + 1));
            });
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().putAll(told);
            Twin twin = new Twin(
                    builder.start(), URI.create("http://127.0.0.1:" + healthPort + "/actuator/health/readiness"));
            twin.awaitReady(part + "'s twin; its log is in " + home.path());
            return twin;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void awaitReady(String what) {
        try {
            await(what).atMost(START).until(() -> isReady() || !process.isAlive());
            assertThat(process.isAlive()).as(what).isTrue();
        } catch (RuntimeException | AssertionError notReady) {
            close();
            throw notReady;
        }
    }

    private static Stream<String> words(Path file) throws IOException {
        return Stream.of(Files.readString(file, StandardCharsets.UTF_8).split("\0"));
    }

    private boolean isReady() {
        try {
            HttpURLConnection probe = (HttpURLConnection) readiness.toURL().openConnection();
            probe.setConnectTimeout(PROBE_MILLIS);
            probe.setReadTimeout(PROBE_MILLIS);
            try {
                return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                probe.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As an administrator stops it: it is asked to, and ends what it has begun. */
    public void stop() {
        process.destroy();
        await("stopped").atMost(STOP).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
