package clinic.endtoend.fire;

import clinic.endtoend.fire.Troubles.Scene;
import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.Http;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.NextRelease;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.Twin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two instances of booking-service behind a gateway that knows both are replaced one after the other: by the next
 * release, and by this one again. Patients look and book there meanwhile, and ask for what no key lets the gateway ask
 * twice; none of them tries anything again, and each request that fails counts.
 */
final class Replacement {

    /** Whoever comes after them looks and does not book. */
    static final int MOST_BOOKINGS = 500;

    private static final int PATIENTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_CLICKS = Duration.ofMillis(120);

    private final Scene scene;
    private final ClinicHome home;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger booking = new AtomicInteger();
    private final Map<String, Integer> failed = new ConcurrentHashMap<>();
    private volatile boolean over;

    Replacement(Scene scene, ClinicHome home) {
        this.scene = scene;
        this.home = home;
    }

    /** Returns when all is as before, with the time (nanos) at which the last instance was there. */
    long take() throws Exception {
        UnaryOperator<Path> asItIs = jar -> jar;
        Path next = nextRelease();
        List<Integer> ports = List.of(LaunchedClinic.freePort(), LaunchedClinic.freePort());
        List<Twin> instances = new ArrayList<>();
        try {
            for (int number = 0; number < ports.size(); number++) {
                instances.add(instance(number, ports.get(number), asItIs));
            }
            int port = LaunchedClinic.freePort();
            try (Twin gateway = gateway(port, ports);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> patients = new ArrayList<>();
                BookingApi api = new BookingApi(new Http(URI.create("http://localhost:" + port), PATIENCE));
                for (int patient = 0; patient < PATIENTS; patient++) {
                    patients.add(threads.submit(() -> {
                        visit(api);
                        return null;
                    }));
                }
                int replaced = 0;
                long at;
                try {
                    for (UnaryOperator<Path> release : List.<UnaryOperator<Path>>of(jar -> next, asItIs)) {
                        for (int number = 0; number < ports.size(); number++) {
                            instances.get(number).stop();
                            instances.set(number, instance(number, ports.get(number), release));
                            replaced++;
                        }
                    }
                    at = System.nanoTime();
                } finally {
                    // Also where an instance did not come back: patients are waited for.
                    over = true;
                }
                for (Future<?> patient : patients) {
                    patient.get();
                }
                scene.ledger()
                        .note("%d instances replaced, %d requests meanwhile, failed: %s"
                                .formatted(replaced, requests.get(), failed.isEmpty() ? "none" : failed));
                failed.forEach((how, times) -> scene.ledger().broke(times + " requests failed: " + how));
                return at;
            }
        } finally {
            instances.forEach(Twin::close);
        }
    }

    private Twin instance(int number, int port, UnaryOperator<Path> jar) {
        return Twin.of(
                home,
                "booking",
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "CLINIC_MESSAGING_INSTANCE",
                        "booking-" + number,
                        // As long as a service takes by itself; whoever presses Ctrl-C at a launched one waits for
                        // less.
                        "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE",
                        "30s"),
                port,
                jar);
    }

    private Twin gateway(int port, List<Integer> instances) {
        int health = LaunchedClinic.freePort();
        return Twin.of(
                home,
                "gateway",
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "MANAGEMENT_SERVER_PORT",
                        Integer.toString(health),
                        "CLINIC_GATEWAY_INSTANCES_BOOKING",
                        String.join(
                                ",",
                                instances.stream()
                                        .map(instance -> "http://127.0.0.1:" + instance)
                                        .toList())),
                health,
                jar -> jar);
    }

    private static Path nextRelease() throws IOException {
        Path folder =
                NextRelease.in(Path.of("target", "next-release-in-trouble").toAbsolutePath());
        try (Stream<Path> files = Files.list(folder.resolve("booking-service").resolve("target"))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** One patient after the other: looks, books, opens the link and asks, in vain, to be moved to no time at all. */
    private void visit(BookingApi api) throws InterruptedException {
        while (!over) {
            Person patient = Person.unheardOf();
            ask(() -> api.http().get("/book"));
            ask(() -> api.http().get("/api/treatments"));
            if (booking.incrementAndGet() > MOST_BOOKINGS) {
                continue;
            }
            Answer booked = ask(() -> api.post(
                    BookingApi.request(scene.free().remove(), patient),
                    UUID.randomUUID().toString()));
            if (booked != null && booked.status() == 201) {
                String appointment = booked.json().path("id").asString();
                scene.ledger().booked(appointment, patient);
                String manage = booked.json().path("manageUrl").asString();
                ask(() -> api.http().get(URI.create(manage).getPath()));
                ask(() -> api.http()
                        .post(
                                "/api/appointments/" + appointment + "/reschedule",
                                Map.of("start", "never"),
                                Map.of("Authorization", "Bearer " + manage.substring(manage.lastIndexOf('/') + 1))));
            }
        }
    }

    private @Nullable Answer ask(Supplier<Answer> request) throws InterruptedException {
        requests.incrementAndGet();
        scene.pace().rest(BETWEEN_CLICKS);
        try {
            Answer answer = request.get();
            if (answer.status() >= 500) {
                failed.merge(Integer.toString(answer.status()), 1, Integer::sum);
            }
            return answer;
        } catch (UncheckedIOException noAnswer) {
            failed.merge(String.valueOf(noAnswer.getMessage()), 1, Integer::sum);
            return null;
        }
    }
}
