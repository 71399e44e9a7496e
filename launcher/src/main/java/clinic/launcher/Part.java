package clinic.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A part of the clinic that runs as a process of its own.
 *
 * @param command how it is started; asked at each start, for it may have been trained since the last
 * @param ready whether it does its work; asked again and again while it starts
 * @param address where its health is answered, or nothing
 * @param jar what would start faster if it were trained, or nothing
 */
record Part(
        String name,
        Supplier<List<String>> command,
        Map<String, String> environment,
        Predicate<Child> ready,
        String address,
        Optional<Path> jar) {

    private static final int PROBE_MILLIS = 2000;

    Part(String name, List<String> command, Map<String, String> environment, Predicate<Child> ready, String address) {
        this(name, () -> command, environment, ready, address, Optional.empty());
    }

    /** A service with Spring Boot's health on the given port. */
    static Part service(String name, int heapMegabytes, Path jar, Map<String, String> environment, int healthPort) {
        String address = "http://127.0.0.1:" + healthPort + "/actuator/health/readiness";
        return new Part(
                name,
                () -> Java.trained(heapMegabytes, jar),
                environment,
                child -> answers(address),
                address,
                Optional.of(jar));
    }

    /** The jar that would start faster if it were trained. */
    Optional<Path> untrained() {
        return jar.filter(untrained -> !Files.exists(App.training(untrained)));
    }

    static boolean answers(String address) {
        try {
            HttpURLConnection probe =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
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
}
