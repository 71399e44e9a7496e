package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.RealInfrastructure;
import clinic.messaging.Surgery.Journal;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@RealInfrastructure
class OutboxToInboxIT {

    private final Outbox outbox;
    private final Journal journal;
    private final TransactionTemplate transaction;

    @Autowired
    OutboxToInboxIT(Outbox outbox, Journal journal, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Test
    void whatIsAnnouncedArrives() {
        var event = booked(UUID.randomUUID(), 1);
        transaction.executeWithoutResult(status -> outbox.announce(event));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> Assertions.assertThat(journal.taken).contains(event));
    }
}
