package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.AtOnce;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedLookTest {

    private final AtomicInteger world = new AtomicInteger();
    private volatile int seen;

    @Test
    void everybodySeesWhatWasThereBeforeTheyAsked() throws Exception {
        SharedLook look = new SharedLook(() -> {
            int now = world.get();
            Thread.yield();
            seen = now;
        });
        Callable<Boolean> asker = () -> {
            boolean always = true;
            for (int n = 0; n < 200; n++) {
                int mine = world.incrementAndGet();
                look.now();
                always &= seen >= mine;
            }
            return always;
        };
        assertThat(AtOnce.all(Collections.nCopies(20, asker))).containsOnly(true);
    }

    @Test
    @DisplayName("15: a crowd that comes during one look shares the next")
    void crowdSharesOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        SharedLook look = new SharedLook(() -> {
            looks.incrementAndGet();
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        CompletableFuture<Void> first = CompletableFuture.runAsync(look::now);
        begun.await();
        AtomicInteger asking = new AtomicInteger();
        Callable<Boolean> asker = () -> {
            if (asking.incrementAndGet() == 50) {
                mayEnd.countDown();
            }
            look.now();
            return true;
        };
        AtOnce.all(Collections.nCopies(50, asker));
        first.join();
        // Those who were about to ask when the wait ended may need one more.
        assertThat(looks.get()).isBetween(2, 10);
    }

    @Test
    void lookThatFailedIsNobodysAnswer() {
        AtomicInteger looks = new AtomicInteger();
        SharedLook look = new SharedLook(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
        });
        assertThatThrownBy(look::now).isInstanceOf(IllegalStateException.class);
        look.now();
        assertThat(looks).hasValue(2);
    }
}
