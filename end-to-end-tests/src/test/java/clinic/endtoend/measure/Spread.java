package clinic.endtoend.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Durations in order. */
record Spread(List<Duration> sorted) {

    static Spread of(Collection<Duration> durations) {
        return new Spread(durations.stream().sorted().toList());
    }

    /** In milliseconds; the smallest that at least so many of a hundred do not exceed. */
    double percentile(int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(rank - 1).toNanos() / 1e6;
    }

    double ratio(Spread floor, int percent) {
        return percentile(percent) / floor.percentile(percent);
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, worst %.1f ms"
                .formatted(percentile(50), percentile(90), percentile(99), percentile(100));
    }
}
