package clinic.booking.staff;

import clinic.messaging.MessagingEndpoint;
import clinic.messaging.Replayed;
import clinic.vitals.Glance;
import clinic.vitals.Release;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the three services say of themselves: this one directly, the others all at once over their own ports. */
@Component
class ServicesAtWork {

    private static final String OWN = "booking";
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final MessagingEndpoint own;
    private final Release release;
    /** Empty where nobody has told its address. */
    private final Map<String, Optional<Neighbour>> neighbours = new LinkedHashMap<>();

    private final Executor threads =
            work -> Thread.ofVirtual().name("ask-service").start(work);
    /** Every few seconds while anybody works: too often for a service to count all that it has. */
    private final Glance<Boolean> look = new Glance<>(
            () -> all(neighbour -> ToldOfItself.NOTHING).stream().anyMatch(ServiceReport::needsSomebody),
            FRESH,
            PATIENCE);

    ServicesAtWork(
            MessagingEndpoint own,
            Release release,
            JsonMapper json,
            @Value("${clinic.services.reminder}") String reminder,
            @Value("${clinic.services.content}") String content) {
        this.own = own;
        this.release = release;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .executor(threads)
                .build();
        neighbours.put("reminder", neighbour(reminder, http, json));
        neighbours.put("content", neighbour(content, http, json));
    }

    private static Optional<Neighbour> neighbour(String address, HttpClient http, JsonMapper json) {
        return address.isBlank() ? Optional.empty() : Optional.of(new Neighbour(URI.create(address), http, json));
    }

    List<ServiceReport> all() {
        return all(Neighbour::told);
    }

    private List<ServiceReport> all(Function<Neighbour, ToldOfItself> telling) {
        List<CompletableFuture<ServiceReport>> asked = new ArrayList<>();
        asked.add(CompletableFuture.supplyAsync(
                () -> new ServiceReport(OWN, own.report(), new ToldOfItself(release, null, null)), threads));
        neighbours.forEach((name, neighbour) -> asked.add(ask(name, neighbour, telling)));
        return asked.stream().map(CompletableFuture::join).toList();
    }

    /** Both of its answers at once: one that hangs is waited for once. */
    private CompletableFuture<ServiceReport> ask(
            String name, Optional<Neighbour> neighbour, Function<Neighbour, ToldOfItself> telling) {
        CompletableFuture<ToldOfItself> told =
                CompletableFuture.supplyAsync(() -> neighbour.map(telling).orElse(ToldOfItself.NOTHING), threads);
        return CompletableFuture.supplyAsync(
                        () -> neighbour.flatMap(Neighbour::report).orElse(null), threads)
                .thenCombine(told, (report, itself) -> new ServiceReport(name, report, itself));
    }

    /** Whether somebody should look at them, as far as is known without waiting. */
    boolean needSomebody() {
        return look.latest().orElse(false);
    }

    /** Empty when there is no such service or it does not answer. */
    Optional<Replayed> replay(String service, ParkedPlace place, String by) {
        return service.equals(OWN)
                ? Optional.of(own.replay(place.topic(), place.partition(), place.offset(), by))
                : neighbours.getOrDefault(service, Optional.empty()).flatMap(neighbour -> neighbour.replay(place, by));
    }

    /** Empty when there is no such service or it does not answer. */
    Optional<Replayed> layAside(String service, ParkedPlace place, String by, String reason) {
        return service.equals(OWN)
                ? layAsideHere(place, by, reason)
                : neighbours
                        .getOrDefault(service, Optional.empty())
                        .flatMap(neighbour -> neighbour.layAside(place, by, reason));
    }

    private Optional<Replayed> layAsideHere(ParkedPlace place, String by, String reason) {
        try {
            return Optional.of(own.layAside(place.topic(), place.partition(), place.offset(), by, reason));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException away) {
            return Optional.empty();
        }
    }
}
