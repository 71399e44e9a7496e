package clinic.viewer.clock;

import clinic.clock.DueWork;
import clinic.clock.MovableClock;
import clinic.clock.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Every service with a clock, asked and told all at once; the viewer's own work counts too. */
@Component
class Services implements DisposableBean {
    private final MovableClock clock;
    private final List<DueWork> own;
    private final List<Service> services;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    Services(ClockSettings settings, RestClient.Builder http, MovableClock clock, List<DueWork> own) {
        this.clock = clock;
        this.own = own;
        this.services = settings.services().entrySet().stream()
                .filter(entry -> !entry.getValue().toString().isBlank())
                .map(entry -> new Service(entry.getKey(), entry.getValue(), http.clone()))
                .toList();
    }

    /** Fails with {@link ServiceAway} if one of them does not answer. */
    Look look() {
        Map<String, Pulse> pulses = new LinkedHashMap<>();
        pulses.put("viewer", Pulse.of(clock.instant(), own));
        all(service -> Map.entry(service.name(), service.pulse()))
                .forEach(entry -> pulses.put(entry.getKey(), entry.getValue()));
        return new Look(pulses);
    }

    /** Fails with {@link ServiceAway} if one of them does not take it; the others have it then. */
    void moveTo(Duration offset) {
        all(service -> {
            service.moveTo(offset);
            return service;
        });
    }

    private <T> List<T> all(Function<Service, T> call) {
        List<CompletableFuture<T>> answers = services.stream()
                .map(service -> CompletableFuture.supplyAsync(() -> call.apply(service), calls))
                .toList();
        try {
            List<T> results = new ArrayList<>();
            answers.forEach(answer -> results.add(answer.join()));
            return results;
        } catch (CompletionException e) {
            throw e.getCause() instanceof ServiceAway away ? away : e;
        }
    }

    @Override
    public void destroy() {
        calls.shutdownNow();
    }
}
