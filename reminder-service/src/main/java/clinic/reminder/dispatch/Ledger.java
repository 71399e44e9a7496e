package clinic.reminder.dispatch;

import clinic.vitals.Glance;
import clinic.vitals.SideDoor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws the {@link Balance} of all messages, and shows at any time whether it is even. */
@Component
public class Ledger {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What is in no column of the balance: due, and nothing is waited for. Answered by an index. */
    private static final String OPEN = """
            select count(*) from message where state = 'PLANNED' and due_at <= '%1$s'
                and (give_up_at <= '%1$s' or (retry_at is null or retry_at <= now())
                    and (channel is null or channel <> all (cast('%2$s' as text[])) and not %3$s))""";

    private final JdbcClient jdbc;
    private final Breakers breakers;
    private final Clock clock;
    // A field: the registry holds it weakly.
    private final Glance<Long> open;

    Ledger(JdbcClient jdbc, JdbcConnectionDetails database, Breakers breakers, Clock clock, MeterRegistry figures) {
        this.jdbc = jdbc;
        this.breakers = breakers;
        this.clock = clock;
        SideDoor door = new SideDoor(database, "message-balance", PATIENCE);
        // The clinic's time, written by us and by nobody else.
        open = new Glance<>(
                () -> door.ask(
                        OPEN.formatted(clock.instant(), breakers.restingAsArray(), Channels.HELD_UP),
                        row -> row.getLong(1)),
                Duration.ofSeconds(1),
                PATIENCE);
        Gauge.builder(
                        "clinic.messages.balance",
                        open,
                        balance -> balance.now().map(Long::doubleValue).orElse(Double.NaN))
                .description("Messages due that were neither sent nor suppressed, expired or parked")
                .register(figures);
    }

    /** Those due that nobody can account for; empty when that is not known just now. */
    Optional<Long> missing() {
        return open.now();
    }

    /** Counts every message there is: for a person who asks, not for a gauge. */
    public Balance balance() {
        return jdbc.sql("""
                        select count(*) filter (where state <> 'PLANNED' or due_at <= :now) as due,
                            count(*) filter (where state = 'SENT') as sent,
                            count(*) filter (where state = 'NOT_SENT' and reason not in ('TOO_LATE', 'UNKNOWN'))
                                as suppressed,
                            count(*) filter (where reason = 'TOO_LATE') as expired,
                            count(*) filter (where state in ('SENDING', 'IN_DOUBT') or reason = 'UNKNOWN'
                                or state = 'PLANNED' and due_at <= :now and give_up_at > :now
                                    and (retry_at > now() or channel = any (cast(:resting as text[]))
                                        or %s))
                                as parked
                        from message""".formatted(Channels.HELD_UP))
                .param("now", Timestamp.from(clock.instant()))
                .param("resting", breakers.restingAsArray())
                .query((row, number) -> new Balance(
                        row.getLong("due"),
                        row.getLong("sent"),
                        row.getLong("suppressed"),
                        row.getLong("expired"),
                        row.getLong("parked")))
                .single();
    }
}
