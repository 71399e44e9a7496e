package clinic.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WaitingRoomTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final List<Visitor> asked = new CopyOnWriteArrayList<>();

    /** Somebody whose answer comes when the test says so. */
    private final class Visitor {

        private final CompletableFuture<Void> answer = new CompletableFuture<>();
        private final CompletableFuture<@Nullable Void> outcome;

        Visitor(WaitingRoom room) {
            outcome = room.inTurn(Mono.defer(() -> {
                        asked.add(this);
                        return Mono.fromFuture(answer, true);
                    }))
                    .toFuture();
        }

        boolean isSentAway() {
            return outcome.isCompletedExceptionally() && outcome.exceptionNow() instanceof RoomIsFull;
        }
    }

    @Test
    void soManyAtOnceSoManyWaitAndNobodyElse() {
        WaitingRoom room = room(2, 3, LONG);

        List<Visitor> visitors = visitors(room, 7);

        assertThat(asked).isEqualTo(visitors.subList(0, 2));
        assertThat(visitors)
                .extracting(Visitor::isSentAway)
                .containsExactly(false, false, false, false, false, true, true);
        assertThat(refusals()).isEqualTo(2);
    }

    @Test
    void whoWaitsIsAskedInTheOrderOfComing() {
        WaitingRoom room = room(1, 3, LONG);
        List<Visitor> visitors = visitors(room, 4);

        visitors.forEach(visitor -> visitor.answer.complete(null));

        assertThat(asked).isEqualTo(visitors);
        assertThat(visitors).allMatch(visitor -> visitor.outcome.isDone() && !visitor.isSentAway());
    }

    @Test
    void aPlaceIsFreeAgainWhenTheServiceFails() {
        WaitingRoom room = room(1, 0, LONG);
        Visitor unlucky = new Visitor(room);

        unlucky.answer.completeExceptionally(new IllegalStateException("away"));

        assertThat(unlucky.outcome.exceptionNow()).hasMessage("away");
        assertThat(new Visitor(room).isSentAway()).isFalse();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aPlaceIsFreeAgainWhenSomebodyGoes() {
        WaitingRoom room = room(1, 1, LONG);
        List<Visitor> visitors = visitors(room, 2);

        visitors.getFirst().outcome.cancel(true);

        assertThat(asked).isEqualTo(visitors);
    }

    @Test
    void whoGoesWhileWaitingIsNotAskedFor() {
        WaitingRoom room = room(1, 1, LONG);
        List<Visitor> visitors = visitors(room, 2);

        visitors.getLast().outcome.cancel(true);
        Visitor next = new Visitor(room);
        visitors.getFirst().answer.complete(null);

        assertThat(asked).containsExactly(visitors.getFirst(), next);
    }

    @Test
    void whoWaitsTooLongIsSentAway() throws Exception {
        WaitingRoom room = room(1, 1, Duration.ofMillis(1));
        List<Visitor> visitors = visitors(room, 2);

        assertThat(visitors.getLast().outcome.handle((done, error) -> error).get())
                .isInstanceOf(RoomIsFull.class);
        assertThat(refusals()).isEqualTo(1);
        assertThat(visitors.getFirst().outcome).isNotDone();
    }

    @Test
    void aCrowdIsCountedExactly() throws Exception {
        for (int time = 0; time < 50; time++) {
            asked.clear();
            WaitingRoom room = room(8, 20, LONG);

            List<Visitor> crowd = crowd(room, 100);

            assertThat(asked).hasSize(8);
            assertThat(crowd).filteredOn(Visitor::isSentAway).hasSize(72);
            crowd.forEach(visitor -> visitor.answer.complete(null));
            assertThat(asked).hasSize(28);
            assertThat(crowd).allMatch(visitor -> visitor.outcome.isDone());
        }
    }

    private WaitingRoom room(int atOnce, int waiting, Duration longestWait) {
        return new WaitingRoom("booking", new Crowding.Room(atOnce, waiting), longestWait, figures);
    }

    private List<Visitor> visitors(WaitingRoom room, int number) {
        return IntStream.range(0, number).mapToObj(count -> new Visitor(room)).toList();
    }

    /** All at the same moment, from as many threads. */
    private List<Visitor> crowd(WaitingRoom room, int number) throws InterruptedException, ExecutionException {
        CountDownLatch door = new CountDownLatch(1);
        List<Future<Visitor>> coming = new CopyOnWriteArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int count = 0; count < number; count++) {
                coming.add(threads.submit(() -> {
                    door.await();
                    return new Visitor(room);
                }));
            }
            door.countDown();
        }
        List<Visitor> crowd = new CopyOnWriteArrayList<>();
        for (Future<Visitor> one : coming) {
            crowd.add(one.get());
        }
        return crowd;
    }

    private double refusals() {
        return figures.get("clinic.gateway.refusals")
                .tag("service", "booking")
                .counter()
                .count();
    }
}
