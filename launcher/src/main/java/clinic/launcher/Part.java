package clinic.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A part of the clinic that runs as a process of its own.
 *
 * @param command how it is started; asked at each start, for it may have been trained since the last
 * @param ready whether it does its work; asked again and again while it starts
 * @param address where its health is answered, or nothing
 * @param lesson how it is trained to start faster
 */
record Part(
        String name,
        Supplier<List<String>> command,
        Map<String, String> environment,
        Predicate<Child> ready,
        String address,
        Lesson lesson) {

    private static final int PROBE_MILLIS = 2000;

    /** A service with Spring Boot's health on the given port. */
    static Part service(String name, int heapMegabytes, Path jar, Map<String, String> environment, int healthPort) {
        String address = "http://127.0.0.1:" + healthPort + "/actuator/health/readiness";
        return new Part(
                name,
                () -> Java.trained(heapMegabytes, jar),
                environment,
                child -> answers(address),
                address,
                new Lesson(App.training(jar), result -> Java.training(jar, result)));
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
