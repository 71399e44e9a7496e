package clinic.viewer.clock;

import clinic.clock.Pulse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pulses of all services, taken one after the other in one pass. */
record Look(Map<String, Pulse> pulses) {

    boolean atRest() {
        return restless().isEmpty();
    }

    /** A service with something to do, now or overdue. */
    Optional<String> restless() {
        return pulses.entrySet().stream()
                .filter(entry -> !atRest(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A service in which something happened since an earlier look. */
    Optional<String> changedSince(Look earlier) {
        return pulses.entrySet().stream()
                .filter(entry -> activity(entry.getValue()) != activity(earlier.pulses.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The earliest instant at which any service will have something to do. */
    Optional<Instant> nextDue() {
        return pulses.values().stream()
                .flatMap(pulse -> Optional.ofNullable(pulse.nextDue()).stream())
                .min(Instant::compareTo);
    }

    private static boolean atRest(Pulse pulse) {
        return pulse.quiet() && (pulse.nextDue() == null || pulse.nextDue().isAfter(pulse.now()));
    }

    private static long activity(@Nullable Pulse pulse) {
        return pulse == null ? -1 : pulse.activity();
    }
}
