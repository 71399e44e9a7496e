package clinic.booking.limits;

import clinic.booking.limits.RateLimits.Allowance;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A bucket of tries for each who is counted. In real time, and for this instance alone. */
final class Buckets {

    /** Above this the full ones are emptied out: a full bucket is as good as none. */
    private static final int MANY = 50_000;

    private final Allowance allowance;
    private final Bandwidth bandwidth;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    Buckets(Allowance allowance) {
        this.allowance = allowance;
        bandwidth = Bandwidth.builder()
                .capacity(allowance.times())
                .refillGreedy(allowance.times(), allowance.within())
                .build();
    }

    /** @throws TooOften when none is left */
    void take(String who) {
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() == allowance.times());
        }
        ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooOften(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    void giveBack(String who) {
        bucket(who).addTokens(1);
    }

    private Bucket bucket(String who) {
        return buckets.computeIfAbsent(
                who, anew -> Bucket.builder().addLimit(bandwidth).build());
    }
}
