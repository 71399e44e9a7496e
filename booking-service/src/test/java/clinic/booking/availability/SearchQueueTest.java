package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchQueueTest {

    @Test
    @DisplayName("15: however many search at once, only so many are at work, and each gets an answer")
    void soManyAtATime() throws Exception {
        int most = 2 * Runtime.getRuntime().availableProcessors();
        SearchQueue queue = new SearchQueue();
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger mostSeen = new AtomicInteger();
        Callable<Integer> search = () -> queue.inTurn(() -> {
            mostSeen.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            Thread.yield();
            return atWork.decrementAndGet();
        });
        List<Integer> answers = AtOnce.all(Collections.nCopies(2_000, search));
        assertThat(answers).hasSize(2_000);
        assertThat(mostSeen.get()).isBetween(1, most);
    }

    @Test
    void searchThatFailsGivesItsPlaceBack() {
        SearchQueue queue = new SearchQueue();
        for (int n = 0; n < 1_000; n++) {
            try {
                queue.inTurn(() -> {
                    throw new IllegalStateException("no such thing");
                });
            } catch (IllegalStateException expected) {
                continue;
            }
        }
        assertThat(queue.inTurn(() -> "free")).isEqualTo("free");
    }
}
