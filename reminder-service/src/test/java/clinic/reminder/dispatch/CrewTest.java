package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrewTest {

    private final Crew crew = new Crew();
    private final AtomicInteger calls = new AtomicInteger();

    private Optional<String> call() {
        calls.incrementAndGet();
        return Optional.of("taken");
    }

    private Crew.Turn take() {
        return crew.take(System.nanoTime());
    }

    private void carries(int messages) {
        for (int n = 0; n < messages; n++) {
            assertThat(crew.carry(take(), this::call)).contains("taken");
            crew.done();
        }
    }

    @Test
    void takesNoMoreThanItHoldsUntilItIsFast() {
        assertThat(crew.room()).isEqualTo(Crew.AT_ONCE);
        carries(100);
        assertThat(crew.room()).isEqualTo(Crew.AT_ONCE + 100);
        carries(1000);
        assertThat(crew.room()).isEqualTo(512);
    }

    @Test
    void fastHandsAreGivenManyAtOnce() {
        carries(1000);
        for (int n = 0; n < 300; n++) {
            take();
        }
        assertThat(crew.room()).isZero();
        for (int n = 0; n < 43; n++) {
            assertThat(crew.done()).isFalse();
        }
        assertThat(crew.done()).isTrue();
        assertThat(crew.room()).isEqualTo(256);
    }

    @Test
    void whatWaitsLongForAHandMakesItTakeLess() throws Exception {
        carries(1000);
        CountDownLatch slow = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < 2 * Crew.AT_ONCE; n++) {
            Crew.Turn turn = take();
            threads.add(Thread.ofVirtual().start(() -> {
                crew.carry(turn, () -> slow(slow));
                crew.done();
            }));
        }
        await().until(() -> calls.get() == 1000 + Crew.AT_ONCE);
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        slow.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(crew.room()).isEqualTo(Crew.AT_ONCE);
    }

    private Optional<String> slow(CountDownLatch end) {
        calls.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of("taken");
    }

    @Test
    void whatItHadNotBegunWithWhenTheShiftEndedIsNotCarried() {
        Crew.Turn turn = take();
        crew.endShift();
        assertThat(crew.carry(turn, this::call)).isEmpty();
        assertThat(calls).hasValue(0);
        crew.done();
        carries(1);
    }

    @Test
    void whatWasTakenBeforeTheMachineStoodStillIsNotCarried() {
        Crew.Turn turn = crew.take(System.nanoTime() - Duration.ofMinutes(3).toNanos());
        assertThat(crew.carry(turn, this::call)).isEmpty();
        assertThat(calls).hasValue(0);
        crew.done();
        carries(1);
    }

    @Test
    void tellsWhenAllIsDealtWith() throws Exception {
        take();
        assertThat(crew.emptyBy(System.nanoTime() + 1_000_000)).isFalse();
        Thread.ofVirtual().start(crew::done);
        assertThat(crew.emptyBy(System.nanoTime() + Duration.ofSeconds(5).toNanos()))
                .isTrue();
    }
}
