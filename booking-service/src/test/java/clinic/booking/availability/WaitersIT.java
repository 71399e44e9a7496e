package clinic.booking.availability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.Aftermath;
import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a crowd meets by chance is made to happen here: all have seen the time free, and wait for one who has it. */
@RealBooking
class WaitersIT {

    private static final Instant TEN = Instant.parse("2026-11-24T09:00:00Z");

    /** Fewer than there are connections to the database. */
    private static final int WAITERS = 5;

    private final ClinicianCalendar clinicians;
    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final Aftermath aftermath;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    @Autowired
    WaitersIT(
            ClinicianCalendar clinicians,
            BookingClient client,
            EmptyCalendar calendar,
            Aftermath aftermath,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.clinicians = clinicians;
        this.client = client;
        this.calendar = calendar;
        this.aftermath = aftermath;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    @DisplayName("1: of those who wait for a time that is let go one gets it, and no two wait for each other")
    void oneGetsWhatIsLetGo() throws Exception {
        calendar.empty();
        aftermath.begin();
        Wish wish = new Wish(client.treatment("back-and-leg"), client.practitioner("Anna Lindqvist"), null);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        List<Future<Boolean>> waiters = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = people.submit(() -> transaction.execute(status -> {
                take(wish);
                taken.countDown();
                status.setRollbackOnly();
                return come(letGo);
            }));
            assertThat(come(taken)).isTrue();
            for (int n = 0; n < WAITERS; n++) {
                waiters.add(people.submit(() -> gets(wish)));
            }
            await("all wait for whoever has it").atMost(Duration.ofSeconds(20)).until(() -> waiting() == WAITERS);
            letGo.countDown();
            assertThat(first.get()).isTrue();
            List<Boolean> got = new ArrayList<>();
            for (Future<Boolean> waiter : waiters) {
                got.add(waiter.get());
            }
            assertThat(got).filteredOn(one -> one).hasSize(1);
        } finally {
            letGo.countDown();
        }
        assertThat(calendar.count("taken_time")).isOne();
        aftermath.isSound();
    }

    private boolean gets(Wish wish) {
        try {
            transaction.executeWithoutResult(status -> take(wish));
            return true;
        } catch (TimeNotFree somebodyWasFaster) {
            return false;
        }
    }

    private void take(Wish wish) {
        clinicians.take(wish, TEN, UUID.randomUUID(), null);
    }

    private int waiting() {
        return jdbc.sql("SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                        + " WHERE NOT l.granted AND a.datname = current_database()")
                .query(Integer.class)
                .single();
    }

    private static boolean come(CountDownLatch latch) {
        try {
            return latch.await(30, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
