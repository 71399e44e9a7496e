package clinic.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlanceTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void manyWhoAskLookOnce() {
        var glance = new Glance<>(looks::incrementAndGet, LONG, LONG);

        assertThat(IntStream.range(0, 100)
                        .parallel()
                        .mapToObj(one -> glance.now().orElseThrow()))
                .containsOnly(1);
    }

    @Test
    void whatWasSeenCountsForAMomentOnly() {
        var glance = new Glance<>(looks::incrementAndGet, Duration.ZERO, LONG);

        assertThat(glance.now()).contains(1);
        assertThat(glance.now()).contains(2);
    }

    @Test
    void nobodyWaitsForALookThatHangsAndNoSecondBegins() {
        CountDownLatch answer = new CountDownLatch(1);
        var glance = new Glance<>(
                () -> {
                    looks.incrementAndGet();
                    answer.await();
                    return "at last";
                },
                LONG,
                Duration.ofMillis(50));

        assertThat(glance.now()).isEmpty();
        assertThat(glance.now()).isEmpty();
        assertThat(looks).hasValue(1);
        answer.countDown();
        await().untilAsserted(() -> assertThat(glance.latest()).contains("at last"));
    }

    @Test
    void whatCannotBeSeenIsUnknownAndNotWhatItWas() {
        var glance = new Glance<>(
                () -> {
                    if (looks.incrementAndGet() > 1) {
                        throw new IllegalStateException("away");
                    }
                    return "here";
                },
                Duration.ZERO,
                LONG);

        assertThat(glance.now()).contains("here");
        assertThat(glance.now()).isEmpty();
        assertThat(glance.latest()).isEmpty();
    }
}
