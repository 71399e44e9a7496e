package clinic.reminder.dispatch;

import clinic.clock.DueWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When the next message is due, and whether all that is due has been dealt with. What a pause holds up is due again when
 * it is too late for it.
 */
@Component
class Agenda implements DueWork {

    /** Another instance may plan without this one's bell: never sleep longer than this. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

    /** What is due may have to let an earlier word about the same visit go first; the bell rings when that has left. */
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(50);

    /** While a carrier rests, what is due for it stays due; the bell rings when it has rested. */
    private static final Duration BESIDE_ONE_THAT_RESTS = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final Announcements announcements;
    private final Breakers breakers;
    private final Clock clock;

    Agenda(JdbcClient jdbc, Announcements announcements, Breakers breakers, Clock clock) {
        this.jdbc = jdbc;
        this.announcements = announcements;
        this.breakers = breakers;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select min(case when %s then give_up_at else due_at end)".formatted(Channels.HELD_UP)
                        + " from message where state = 'PLANNED'")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    @Override
    public boolean quiet() {
        return !jdbc.sql("""
                        select exists (select from message where state = 'PLANNED' and due_at <= :now
                                and (channel is null or not %s or give_up_at <= :now))
                            or exists (select from message where state in ('SENDING', 'IN_DOUBT'))""".formatted(Channels.HELD_UP))
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    @Override
    public long activity() {
        return announcements.made();
    }

    /** How long there will be nothing to do. */
    Duration pause() {
        Instant now = clock.instant();
        Double untilRetry = jdbc.sql("""
                        select extract(epoch from min(retry_at) - now()) from message
                        where retry_at is not null and (state = 'IN_DOUBT'
                            or state = 'PLANNED' and (channel is null or not %s))""".formatted(Channels.HELD_UP))
                .query(Double.class)
                .optional()
                .orElse(null);
        // Nobody sleeps longer anyway: what waits for later, perhaps behind a pause, is not gone through.
        Duration untilDue = jdbc.sql("select min(due_at) from message where state = 'PLANNED' and retry_at is null"
                        + " and due_at <= :soon and (channel is null or not " + Channels.HELD_UP + ")")
                .param("soon", Timestamp.from(now.plus(LONGEST_SLEEP)))
                .query(Timestamp.class)
                .optional()
                .map(due -> Duration.between(now, due.toInstant()))
                .orElse(LONGEST_SLEEP);
        Duration pause = untilDue.compareTo(LONGEST_SLEEP) < 0 ? untilDue : LONGEST_SLEEP;
        if (untilRetry != null) {
            Duration retry = Duration.ofMillis(Math.round(untilRetry * 1000) + 1);
            pause = retry.compareTo(pause) < 0 ? retry : pause;
        }
        Duration shortest = breakers.resting().isEmpty() ? SHORTEST_SLEEP : BESIDE_ONE_THAT_RESTS;
        return pause.compareTo(shortest) < 0 ? shortest : pause;
    }
}
