package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A clinic started by {@code ./clinic up}, as a newcomer would, with its own home and port. */
public final class LaunchedClinic implements AutoCloseable {

    /** The first start of a home trains the services; later ones are quicker. */
    private static final Duration START = Duration.ofMinutes(10);

    private static final Duration STOP = Duration.ofSeconds(30);

    /** For a command that ends by itself. */
    private static final Duration COMMAND = Duration.ofMinutes(2);

    /** Preparations for a next start would disturb this one. */
    private static final Map<String, String> UNTRAINED = Map.of("CLINIC_TRAINING", "off");

    private static final Pattern READY = Pattern.compile("READY.*?(https?://[^\\s]+)");

    private static final Pattern PASSWORD = Pattern.compile("READY.*password (\\S+)");

    private final Process launcher;
    private final Path home;
    private final int port;
    private final Path output;

    private LaunchedClinic(Process launcher, Path home, int port, Path output) {
        this.launcher = launcher;
        this.home = home;
        this.port = port;
        this.output = output;
    }

    /** Starts and waits for the READY line. */
    public static LaunchedClinic up(Path home, int port, String... options) {
        return launch(home, port, options).awaitReady();
    }

    /** Fails with all it has said if it ends before it is ready, or is late; nothing of it is left then. */
    public LaunchedClinic awaitReady() {
        try {
            await("READY").atMost(START).until(() -> ready() || !launcher.isAlive());
        } finally {
            if (!ready()) {
                launcher.destroy();
            }
        }
        assertThat(ready()).as(said()).isTrue();
        return this;
    }

    /** Starts, and waits for the READY line, with settings of its own. */
    public static LaunchedClinic up(Path home, int port, Map<String, String> settings, String... options) {
        Map<String, String> told = new HashMap<>(UNTRAINED);
        told.putAll(settings);
        return launch(repository(), home, port, told, List.of(options)).awaitReady();
    }

    /** Starts and does not wait. */
    public static LaunchedClinic launch(Path home, int port, String... options) {
        return launch(repository(), home, port, UNTRAINED, List.of(options));
    }

    /** Starts the clinic that is built in another repository than this, and waits for the READY line. */
    public static LaunchedClinic up(Path built, Path home, int port) {
        return launch(built, home, port, UNTRAINED, List.of()).awaitReady();
    }

    /** Starts, waits for the READY line, and lets it prepare its next start. */
    public static LaunchedClinic training(Path home, int port) {
        return up(home, port, Map.of("CLINIC_TRAINING", "on"));
    }

    /**
     * Starts after a database was restored, and waits for the READY line.
     *
     * @param word of the restoring, another one each time
     */
    public static LaunchedClinic restored(Path home, int port, String word) {
        return up(home, port, Map.of("CLINIC_RESTORED", word));
    }

    /**
     * Starts, and waits for the READY line, with services that reach PostgreSQL, the broker and the mail server by other
     * ports than those at which these stand.
     */
    public static LaunchedClinic byDetours(Path home, int port, String detours) {
        return up(home, port, Map.of("CLINIC_DETOURS", detours), "--fresh");
    }

    private static LaunchedClinic launch(
            Path built, Path home, int port, Map<String, String> told, List<String> options) {
        List<String> words = new ArrayList<>(List.of("up", "--port", Integer.toString(port)));
        words.addAll(options);
        try {
            Files.createDirectories(home);
            Path output = Files.createTempFile(home.getParent(), "clinic-up-", ".log");
            ProcessBuilder command = command(built, home, words).redirectOutput(output.toFile());
            command.environment().putAll(told);
            Process process = command.start();
            return new LaunchedClinic(process, home, port, output);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Runs {@code ./clinic <words>} to its end and returns all it said; for commands that are over soon. */
    public static String say(Path home, String... words) {
        try {
            Path output = Files.createTempFile(home.getParent(), "clinic-", ".log");
            Process process = command(repository(), home, List.of(words))
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(COMMAND))
                    .as("%s is over within %s", List.of(words), COMMAND)
                    .isTrue();
            return Files.readString(output);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static ProcessBuilder command(Path built, Path home, List<String> words) {
        List<String> command = new ArrayList<>(List.of(built.resolve("clinic").toString()));
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(built.toFile()).redirectErrorStream(true);
        builder.environment().put("CLINIC_HOME", home.toString());
        // Maven has just built everything, and must not be started inside itself.
        builder.environment().put("CLINIC_BUILT", "1");
        return builder;
    }

    /** Maven runs a module's tests in the module's folder. */
    public static Path repository() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public URI url() {
        Matcher ready = READY.matcher(said());
        assertThat(ready.find()).as(said()).isTrue();
        return URI.create(ready.group(1)).resolve("/");
    }

    /** As the READY line tells it. */
    public String staffPassword() {
        Matcher told = PASSWORD.matcher(said());
        assertThat(told.find()).as(said()).isTrue();
        return told.group(1);
    }

    public ClinicHome home() {
        return new ClinicHome(home);
    }

    /** All it has printed so far. */
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean ready() {
        return READY.matcher(said()).find();
    }

    /** Every process of it: what this run started, and the database, which nobody's child is. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(List.of(launcher.toHandle()));
        launcher.descendants().forEach(all::add);
        all.add(home().postgres());
        return all;
    }

    /** For a start that is to be refused: returns when it is over, and all it started with it. */
    public void awaitEnd() {
        await("the end").atMost(START).until(() -> ready() || !launcher.isAlive());
    }

    /** The launcher is gone at once and stops nothing; returns what it was the parent of. */
    public List<ProcessHandle> kill() {
        List<ProcessHandle> orphans = launcher.descendants().toList();
        launcher.destroyForcibly();
        await("killed").atMost(STOP).until(() -> !launcher.isAlive());
        return orphans;
    }

    /** As Ctrl-C does. */
    public void stop() {
        List<ProcessHandle> all = processes();
        launcher.destroy();
        await("stopped").atMost(STOP).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() {
        if (launcher.isAlive()) {
            stop();
        }
    }
}
