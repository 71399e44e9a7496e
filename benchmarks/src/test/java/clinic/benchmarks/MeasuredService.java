package clinic.benchmarks;

import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.baremachine.LocalKafka;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service as it is run, a process of its own with both compilers, and with the floor's endpoints beside its own. */
final class MeasuredService implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path FLOOR = TARGET.resolve("classes");
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final Duration START = Duration.ofMinutes(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final URI address;

    private MeasuredService(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static MeasuredService on(Database database, String kafka, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start("booking-service", "clinic.booking.BookingService", database, kafka, settings);
    }

    static MeasuredService reminder(Database database, String kafka, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of(
                "CLINIC_SMS_USERNAME",
                "measured",
                "CLINIC_SMS_PASSWORD",
                "measured-and-then-forgotten-53",
                "CLINIC_SMS_SENDER",
                "Measured",
                "CLINIC_CONTENT_URL",
                NOWHERE,
                "CLINIC_BOOKING_URL",
                NOWHERE));
        all.putAll(settings);
        return start("reminder-service", "clinic.reminder.ReminderService", database, kafka, all);
    }

    /** content-service with the content that is shipped. */
    static MeasuredService content(Database database, String kafka) throws IOException, InterruptedException {
        return start(
                "content-service",
                "clinic.content.ContentService",
                database,
                kafka,
                Map.of("CLINIC_BOOKING_URL", NOWHERE, "CLINIC_CONTENT_FOLDER", "classpath*:content"));
    }

    /** reminder-service of which only the queue works: what is due gets a yes from everybody who is asked. */
    static MeasuredService queueAlone(Database database, String kafka) throws IOException, InterruptedException {
        return reminder(database, kafka, Map.of("CLINIC_MEASURED_QUEUE", "true", "CLINIC_SMS_URL", NOWHERE));
    }

    private static MeasuredService start(
            String name, String main, Database database, String kafka, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = LocalKafka.freePort();
        Path log = TARGET.resolve(name + "-" + port + ".log");
        ProcessBuilder start = new ProcessBuilder(
                java(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                unpacked(name) + File.pathSeparator + FLOOR,
                main);
        start.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "SPRING_DATASOURCE_URL",
                        database.url(),
                        "SPRING_DATASOURCE_USERNAME",
                        database.username(),
                        "SPRING_DATASOURCE_PASSWORD",
                        database.password(),
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        kafka,
                        "CLINIC_PUBLIC_URL",
                        "http://127.0.0.1:" + port,
                        "CLINIC_LINKS_KEY",
                        "bWVhc3VyZWQsIG5vdCBtYW5hZ2VkOiAzMiBieXRlcyE=",
                        "CLINIC_STAFF_PASSWORD",
                        "measured-and-then-forgotten-97",
                        "CLINIC_MAIL_FROM",
                        "measured@clinic.example"));
        // Whoever measures asks more often than any patient may.
        start.environment()
                .putAll(Map.of(
                        "CLINIC_LIMITS_UNLIMITEDADDRESSES", "127.0.0.1",
                        "CLINIC_LIMITS_BOOKINGS_TIMES", "1000000000"));
        start.environment().put("CLINIC_STAFF_KEY", "bWVhc3VyZWQsIG5vdCBtYW5hZ2VkOiAzMiBieXRlcyE=");
        start.environment().putAll(settings);
        Process process =
                start.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        MeasuredService service = new MeasuredService(process, URI.create("http://127.0.0.1:" + port));
        await("the service that " + log + " tells of")
                .atMost(START)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The service stopped; see " + log);
                    }
                    return service.get("/actuator/health/readiness").statusCode() == 200;
                });
        return service;
    }

    /**
     * By the older of the JDK's clients, which costs half of the other: what the sender takes of the processors is not
     * the service's. It keeps as many connections as {@code http.maxConnections} says.
     *
     * @throws IllegalStateException unless something was made
     */
    String make(String path, String body, String... headers) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) address.resolve(path).toURL().openConnection();
        request.setDoOutput(true);
        request.setRequestProperty("Content-Type", "application/json");
        for (int n = 0; n < headers.length; n += 2) {
            request.setRequestProperty(headers[n], headers[n + 1]);
        }
        try (OutputStream sent = request.getOutputStream()) {
            sent.write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (request.getResponseCode() != 201) {
            throw new IllegalStateException(path + " was answered by " + request.getResponseMessage());
        }
        try (InputStream answer = request.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What is alive on the heap, after everything else was collected. */
    long liveBytes() throws IOException, InterruptedException {
        return Long.parseLong(told("GC.class_histogram", "Total").strip().split("\\s+")[2]);
    }

    /** How long its compilers have worked so far. */
    Duration compiled() throws IOException, InterruptedException {
        return Duration.ofNanos(
                Long.parseLong(told("PerfCounter.print", "java.ci.totalTime=").split("=")[1]));
    }

    /** The line that begins so, of what the process tells of itself. */
    private String told(String command, String beginning) throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String told = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asking.waitFor();
        return told.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** The named request, again and again over one kept connection; anything but 200 ends the measurement. */
    Contender asking(String name, String path) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void once() throws Exception {
                HttpResponse<String> answer = get(path);
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(path + " was answered by " + answer);
                }
            }
        };
    }

    /** Without a word of warning: SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** The jar as the launcher runs it: unpacked, its libraries beside it. */
    private static Path unpacked(String name) throws IOException, InterruptedException {
        Path jar = newest(TARGET.resolve("../../" + name + "/target").normalize());
        // Anew each time: a reproducible build dates every jar alike.
        Path folder = Files.createTempDirectory(TARGET, name + "-").resolve("unpacked");
        Process unpacking = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .inheritIO()
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IllegalStateException(jar + " could not be unpacked");
        }
        return folder.resolve(jar.getFileName());
    }

    private static Path newest(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException(target + ": not built"));
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
