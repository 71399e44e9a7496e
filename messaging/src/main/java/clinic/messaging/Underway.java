package clinic.messaging;

import clinic.clock.DueWork;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells whoever moves the clock whether events are still on their way out of this service or into it. */
class Underway implements DueWork {

    private final JdbcClient jdbc;
    private final Unread unread;
    private final Relay relay;
    private final Inbox inbox;

    Underway(JdbcClient jdbc, Unread unread, Relay relay, Inbox inbox) {
        this.jdbc = jdbc;
        this.unread = unread;
        this.relay = relay;
        this.inbox = inbox;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** The topics first: what was taken from them may have left something in the outbox. */
    @Override
    public boolean quiet() {
        return caughtUp() && nothingWaits();
    }

    @Override
    public long activity() {
        return relay.sent() + inbox.taken();
    }

    private boolean nothingWaits() {
        return jdbc.sql("select not exists (select from outbox where sent_at is null)")
                .query(Boolean.class)
                .single();
    }

    private boolean caughtUp() {
        try {
            return unread.count() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException noKafka) {
            return false;
        }
    }
}
