package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.clock.DueWork;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

@InSurgery
@ActiveProfiles("demo")
class UnderwayIT {

    private final Outbox outbox;
    private final Journal journal;
    private final DueWork underway;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    UnderwayIT(Outbox outbox, Journal journal, DueWork underway, JdbcClient jdbc, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.journal = journal;
        this.underway = underway;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void allIsQuietOnlyWhenNothingWaitsToBeSentOrTaken() {
        await().until(underway::quiet);
        long before = underway.activity();
        CountDownLatch mayBeTaken = new CountDownLatch(1);
        UUID appointment = UUID.randomUUID();
        journal.obstruct(appointment, () -> waitFor(mayBeTaken));

        transaction.executeWithoutResult(status -> outbox.announce(booked(appointment, 1)));
        assertThat(underway.quiet()).isFalse();
        await().until(() -> jdbc.sql("select count(*) from outbox where sent_at is null")
                .query(Integer.class)
                .single()
                .equals(0));
        assertThat(underway.quiet()).as("sent, not yet taken").isFalse();

        mayBeTaken.countDown();
        await().until(underway::quiet);
        assertThat(journal.versions(appointment)).containsExactly(1);
        assertThat(underway.activity()).isEqualTo(before + 2);
        assertThat(underway.nextDue()).isEmpty();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
