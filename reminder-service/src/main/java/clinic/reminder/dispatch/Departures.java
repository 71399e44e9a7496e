package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.dispatch.Occasion.Judge;
import clinic.reminder.dispatch.Occasion.OfMany;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.OnTheirWay.Leaving;
import clinic.reminder.template.WordsNotForEveryone;
import clinic.vitals.Trace;
import io.micrometer.tracing.Span;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what is due, in a transaction that ends before anybody outside is called. A message that was taken is SENDING
 * under a fence: only who holds the latest fence may say what became of it. Due times go by the clinic's clock, leases
 * and pauses by the database's: they are about machines, and nobody moves those forward.
 */
@Component
class Departures {

    /** Longer than any carrier may take; who has not reported by then is presumed dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    private final Queue queue;
    private final JdbcClient jdbc;
    private final OnTheirWay onTheirWay;
    private final List<Occasion> occasions;
    private final Announcements announcements;
    private final Clock clock;
    private final Trace trace;
    private final TransactionTemplate alone;

    Departures(
            Queue queue,
            JdbcClient jdbc,
            OnTheirWay onTheirWay,
            List<Occasion> occasions,
            Announcements announcements,
            Clock clock,
            Trace trace,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.jdbc = jdbc;
        this.onTheirWay = onTheirWay;
        this.occasions = List.copyOf(occasions);
        this.announcements = announcements;
        this.clock = clock;
        this.trace = trace;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Takes the messages that are due and have room. */
    @Transactional
    public Claimed claim(Room room) {
        Instant now = clock.instant();
        List<MessageRow> due = queue.next(room, now);
        Map<Occasion, Judge> judges = judges(due);
        List<Leaving> leaving = new ArrayList<>();
        for (MessageRow message : due) {
            trace.within(
                            message.traceparent(),
                            Span.Kind.CONSUMER,
                            "judge message",
                            () -> decide(message, judges, room, now))
                    .ifPresent(leaving::add);
        }
        return new Claimed(due.size(), onTheirWay.write(leaving, LEASE));
    }

    /** Whoever reads for many at once does so now; where that fails, each is judged by itself. */
    private Map<Occasion, Judge> judges(List<MessageRow> due) {
        Map<OfMany, List<PlannedMessage>> messages = new HashMap<>();
        for (MessageRow message : due) {
            if (owner(message) instanceof OfMany many) {
                messages.computeIfAbsent(many, none -> new ArrayList<>()).add(message.planned());
            }
        }
        Map<Occasion, Judge> judges = new HashMap<>();
        messages.forEach((occasion, theirs) -> {
            try {
                judges.put(occasion, occasion.judge(theirs));
            } catch (DataAccessException e) {
                throw e;
            } catch (RuntimeException e) {
                log.error("What {} messages need could not be read at once", theirs.size(), e);
            }
        });
        return judges;
    }

    /** One message that cannot be prepared must not stop the others: it steps aside and is tried again. */
    private Optional<Leaving> decide(MessageRow message, Map<Occasion, Judge> judges, Room room, Instant now) {
        try {
            return decide(message, Fate.ofDue(message.planned(), () -> judge(message, judges, now), now), room);
        } catch (RuntimeException e) {
            log.error(
                    "Message {} ({}) could not be prepared; trying again later",
                    message.id(),
                    message.planned().rule(),
                    e);
            jdbc.sql("""
                            update message set attempts = attempts + 1, retry_at = now() + make_interval(secs => :pause)
                            where id = :id""")
                    .param("pause", Backoff.after(message.attempts() + 1).toMillis() / 1000.0)
                    .param("id", message.id())
                    .update();
            return Optional.empty();
        }
    }

    private Optional<Leaving> decide(MessageRow message, Fate fate, Room room) {
        switch (fate) {
            case Fate.Leaves leaves -> {
                Channel channel = leaves.how().channel();
                // Only now is it known which one it takes.
                if (message.planned().channel() != channel
                        && (room.in(channel) == 0
                                || queue.holdsUp(channel, message.planned().purpose()))) {
                    standInLine(message, channel);
                    return Optional.empty();
                }
                return Optional.of(new Leaving(
                        message.leaving(channel, leaves.how().recipient()),
                        leaves.how().words()));
            }
            case Fate.Waits waits -> wait(message, waits.until());
            case Fate.NotSent notSent -> drop(message, notSent.reason());
            case Fate other -> throw new IllegalStateException("What is due is not " + other);
        }
        return Optional.empty();
    }

    /** What nobody but the patient may read does not lie on a locked screen. It is kept, with the reason. */
    private Verdict judge(MessageRow message, Map<Occasion, Judge> judges, Instant now) {
        PlannedMessage planned = message.planned();
        Occasion owner = owner(message);
        Judge judge = judges.get(owner);
        try {
            return judge == null
                    ? Objects.requireNonNull(alone.execute(status -> owner.judge(message.id(), planned, now)))
                    : judge.of(planned, now);
        } catch (WordsNotForEveryone refused) {
            log.error("Message {} ({}) does not leave in these words", message.id(), planned.rule(), refused);
            return new Verdict.Drop(NotSentReason.WORDS_NOT_FOR_EVERYONE);
        }
    }

    private void standInLine(MessageRow message, Channel channel) {
        jdbc.sql("update message set channel = :channel where id = :id")
                .param("channel", channel.name())
                .param("id", message.id())
                .update();
    }

    private void wait(MessageRow message, Instant until) {
        jdbc.sql("update message set due_at = :until, retry_at = null where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", message.id())
                .update();
    }

    private void drop(MessageRow message, NotSentReason because) {
        NotSentReason reason = message.honest(because);
        jdbc.sql("update message set state = 'NOT_SENT', reason = :reason, settled_at = :now where id = :id")
                .param("reason", reason.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", message.id())
                .update();
        announcements.notSent(message.about(), reason);
    }

    private Occasion owner(MessageRow message) {
        Purpose purpose = message.planned().purpose();
        return occasions.stream()
                .filter(occasion -> occasion.owns(purpose))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody knows about messages for " + purpose));
    }

    /**
     * @param looked how many messages were due, whatever became of them
     */
    record Claimed(int looked, List<Departure> departures) {}
}
