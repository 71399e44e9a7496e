package clinic.viewer.clock;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Waits until everything due has been done and has had its effects everywhere: all services quiet in two passes in a
 * row, and nothing happened in between.
 */
@Component
class Rest {
    private final Services services;
    private final ClockSettings settings;

    Rest(Services services, ClockSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** What the services look like at rest. */
    Look await() {
        Deadline deadline = new Deadline(settings.patience());
        Look before = null;
        while (true) {
            Look look = answered(services::look, deadline);
            if (look.atRest() && before != null && look.changedSince(before).isEmpty()) {
                return look;
            }
            if (deadline.passed()) {
                throw restless(look, before);
            }
            if (!look.atRest()) {
                pause();
            }
            before = look.atRest() ? look : null;
        }
    }

    /** Tells all services, and tries again for a while when one of them is away. */
    void tell(Duration offset) {
        answered(
                () -> {
                    services.moveTo(offset);
                    return offset;
                },
                new Deadline(settings.patience()));
    }

    private <T> T answered(Supplier<T> call, Deadline deadline) {
        while (true) {
            try {
                return call.get();
            } catch (ServiceAway e) {
                if (deadline.passed()) {
                    throw new ClockStands.Unfinished(
                            e.service(), e.getMessage() + "; see that it runs, then move the clock again");
                }
                pause();
            }
        }
    }

    private ClockStands restless(Look look, @Nullable Look before) {
        Optional<String> busy = look.restless();
        if (busy.isEmpty() && before != null) {
            busy = look.changedSince(before);
        }
        String service = busy.orElse("viewer");
        return new ClockStands.Unfinished(
                service,
                service + " did not come to rest within " + settings.patience().toSeconds() + " s");
    }

    private void pause() {
        try {
            Thread.sleep(settings.pause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the services", stopping);
        }
    }

    /** In real time: the clinic's clock is the one being moved. */
    private record Deadline(long nanos) {
        Deadline(Duration patience) {
            this(System.nanoTime() + patience.toNanos());
        }

        boolean passed() {
            return System.nanoTime() - nanos > 0;
        }
    }
}
