package clinic.baremachine;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;

/** Docker as tests use it: only when it answers at once and has every image already, for a test never waits to pull. */
class Engine {

    static final String POSTGRES = "postgres:18";
    static final String KAFKA = "apache/kafka:4.2.0";

    /** On a machine that builds something else as well. */
    static final Duration START = Duration.ofMinutes(3);

    private static final String SWEEPER = "testcontainers/ryuk";
    private static final long PATIENCE_SECONDS = 3;

    private Engine() {}

    /** Nothing if containers can be used. */
    static Optional<String> whyNot() {
        if (!succeeds("docker", "version")) {
            return Optional.of("docker version does not answer within " + PATIENCE_SECONDS + " s");
        }
        for (String image : List.of(POSTGRES, KAFKA)) {
            if (!succeeds("docker", "image", "inspect", image)) {
                return Optional.of("the image " + image + " is not on this machine");
            }
        }
        // Testcontainers would pull the container that removes what a killed test leaves behind.
        boolean swept = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                || succeeds("sh", "-c", "docker images -q " + SWEEPER + " | grep -q .");
        return swept
                ? Optional.empty()
                : Optional.of("the image " + SWEEPER
                        + " is not on this machine, and TESTCONTAINERS_RYUK_DISABLED=true is not set");
    }

    /** Whether or not there is a container that removes others. */
    static void removeAtTheEnd(GenericContainer<?> container) {
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "remove-container"));
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(Arrays.asList(command))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean over = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return over && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
