package clinic.booking.task;

import clinic.clock.DueWork;
import clinic.contracts.booking.EscalationRequested;
import clinic.messaging.Outbox;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the next person told of each red flag that nobody has looked at in time. That it was asked for, and when the one
 * after is due, is one transaction; any number of instances may do so at once.
 */
@Component
class Escalation implements DueWork {

    private static final int BATCH = 50;

    /** Whoever has not been reached in a day is not reached by a message. */
    private static final Duration OF_USE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final EscalationRules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong told = new AtomicLong();

    Escalation(JdbcClient jdbc, Outbox outbox, EscalationRules rules, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param told how many people have been told before */
    private record Unseen(UUID task, int told) {}

    void escalate() {
        Integer batch;
        do {
            batch = transaction.execute(status -> escalateSome(clock.instant()));
            told.addAndGet(batch == null ? 0 : batch);
        } while (batch != null && batch == BATCH);
    }

    private int escalateSome(Instant now) {
        List<Unseen> waiting = jdbc.sql(
                        "SELECT id, told FROM tasks WHERE acknowledged_at IS NULL AND escalate_at <= :now"
                                + " ORDER BY escalate_at LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Unseen(row.getObject("id", UUID.class), row.getInt("told")))
                .list();
        waiting.forEach(one -> tellNext(one, now));
        return waiting.size();
    }

    private void tellNext(Unseen one, Instant now) {
        int step = one.told() + 1;
        outbox.announce(new EscalationRequested(request(one.task(), step), step, now.plus(OF_USE)));
        jdbc.sql("UPDATE tasks SET told = :step, escalate_at = :next WHERE id = :id")
                .param("step", step)
                .param(
                        "next",
                        rules.next(now, step)
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", one.task())
                .update();
    }

    /** The same for the same task and step, wherever and however often it is made. */
    private static UUID request(UUID task, int step) {
        return UUID.nameUUIDFromBytes((task + " " + step).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("SELECT min(escalate_at) FROM tasks WHERE acknowledged_at IS NULL AND escalate_at IS NOT NULL")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    @Override
    public boolean quiet() {
        return nothingDueBy(clock.instant());
    }

    @Override
    public long activity() {
        return told.get();
    }
}
