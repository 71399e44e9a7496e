package clinic.viewer.sms;

import clinic.clock.DueWork;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Tells the clinic, after a short while, what happened to a phone; tries again when nobody answers. */
@Component
class DeliveryReports implements DueWork, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(DeliveryReports.class);
    private static final int TRIES = 5;

    private final RestClient http;
    private final Duration delay;
    private final @Nullable URI door;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    /**
     * @param door where the clinic answers a provider, if that is not where it answers a browser
     */
    DeliveryReports(
            RestClient.Builder http,
            @Value("${clinic.viewer.delivery-report-delay:50ms}") Duration delay,
            @Value("${clinic.viewer.clinic-url:#{null}}") @Nullable URI door) {
        this.http = http.build();
        this.delay = delay;
        this.door = door;
    }

    void report(Callback callback) {
        asked.incrementAndGet();
        calls.execute(() -> {
            try {
                tellUntilHeard(callback);
            } finally {
                ended.incrementAndGet();
            }
        });
    }

    private void tellUntilHeard(Callback callback) {
        Duration pause = delay;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                // A provider's network takes its own time, whatever the clinic's clock says.
                Thread.sleep(pause);
                tell(callback);
                return;
            } catch (RestClientException e) {
                // The path names nobody, but it carries a token: only the host is logged.
                log.warn(
                        "Delivery report {} to {}: try {} of {} failed: {}",
                        callback.about(),
                        callback.address().getHost(),
                        attempt,
                        TRIES,
                        e.getClass().getSimpleName());
                pause = pause.multipliedBy(3);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void tell(Callback callback) {
        http.post()
                .uri(
                        door == null
                                ? callback.address()
                                : door.resolve(callback.address().getRawPath()))
                .headers(headers -> callback.headers().forEach(headers::set))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(callback.form())
                .retrieve()
                .toBodilessEntity();
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public boolean quiet() {
        // In this order a report asked for in between makes us busy, never quiet.
        long done = ended.get();
        return done == asked.get();
    }

    @Override
    public long activity() {
        return asked.get() + ended.get();
    }

    @Override
    public void destroy() {
        calls.shutdownNow();
    }
}
