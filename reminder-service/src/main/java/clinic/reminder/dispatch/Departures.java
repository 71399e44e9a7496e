package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.messaging.Instance;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.message.SmsText;
import clinic.reminder.template.WordsNotForEveryone;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final List<Occasion> occasions;
    private final Announcements announcements;
    private final Clock clock;
    private final Instance instance;
    private final TransactionTemplate alone;

    Departures(
            Queue queue,
            JdbcClient jdbc,
            List<Occasion> occasions,
            Announcements announcements,
            Clock clock,
            Instance instance,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.jdbc = jdbc;
        this.occasions = List.copyOf(occasions);
        this.announcements = announcements;
        this.clock = clock;
        this.instance = instance;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Takes up to so many of the messages that are due. */
    @Transactional
    public Claimed claim(int limit) {
        Instant now = clock.instant();
        List<MessageRow> due = queue.next(limit, now);
        List<Departure> departures = new ArrayList<>();
        for (MessageRow message : due) {
            depart(message, now).ifPresent(departures::add);
        }
        return new Claimed(due.size(), departures);
    }

    /** One message that cannot be rendered must not stop the others: it steps aside and is tried again. */
    private Optional<Departure> depart(MessageRow message, Instant now) {
        try {
            return Optional.ofNullable(
                    alone.execute(status -> decide(message, now).orElse(null)));
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

    private Optional<Departure> decide(MessageRow message, Instant now) {
        PlannedMessage planned = message.planned();
        Supplier<Verdict> verdict = () -> judged(message, now);
        switch (Fate.ofDue(planned, verdict, now)) {
            case Fate.Leaves leaves -> {
                Channel channel = leaves.how().channel();
                // Only now is it known which one it takes.
                if (planned.channel() != channel && queue.holdsUp(channel)) {
                    standInLine(message, channel);
                    return Optional.empty();
                }
                return Optional.of(take(message, leaves.how()));
            }
            case Fate.Waits waits -> wait(message, waits.until());
            case Fate.NotSent notSent -> drop(message, notSent.reason());
            case Fate other -> throw new IllegalStateException("What is due is not " + other);
        }
        return Optional.empty();
    }

    /** What nobody but the patient may read does not lie on a locked screen. It is kept, with the reason. */
    private Verdict judged(MessageRow message, Instant now) {
        PlannedMessage planned = message.planned();
        try {
            return owner(planned.purpose()).judge(message.id(), planned, now);
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

    private Departure take(MessageRow message, Verdict.Send send) {
        SmsText sms = send.channel() == Channel.SMS ? SmsText.of(send.words().text()) : null;
        MessageRow leaving = message.leaving(send.channel(), send.recipient());
        jdbc.sql("""
                        update message set state = 'SENDING', fence = :fence, attempts = :attempts, retry_at = null,
                            channel = :channel, recipient = :recipient, fingerprint = :fingerprint, wording = :wording,
                            sms_encoding = :encoding, sms_segments = :segments,
                            taken_by = :instance, taken_at = :now,
                            lease_until = now() + make_interval(secs => :lease)
                        where id = :id""")
                .param("fence", leaving.fence())
                .param("attempts", leaving.attempts())
                .param("channel", send.channel().name())
                .param("recipient", send.recipient())
                .param("fingerprint", send.words().fingerprint())
                .param("wording", send.words().wording())
                .param("encoding", sms == null ? null : sms.encoding().word(), Types.VARCHAR)
                .param("segments", sms == null ? null : sms.segments(), Types.SMALLINT)
                .param("instance", instance.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("lease", LEASE.toSeconds())
                .param("id", message.id())
                .update();
        return new Departure(leaving, send.channel(), send.recipient(), send.words(), firstMail(leaving));
    }

    /** Mail programs keep what is said of one visit, or of one follow-up, together. */
    private @Nullable UUID firstMail(MessageRow leaving) {
        PlannedMessage message = leaving.planned();
        if (message.channel() != Channel.EMAIL) {
            return null;
        }
        // Two questions rather than one, for the sake of two indexes.
        boolean visit = message.followUpId() == null;
        return jdbc.sql("select id from message where "
                        + (visit ? "follow_up_id is null and appointment_id" : "follow_up_id")
                        + " = :talk and channel = 'EMAIL' and recipient = :recipient and state = 'SENT'"
                        + " order by taken_at limit 1")
                .param("talk", visit ? message.appointmentId() : message.followUpId())
                .param("recipient", message.recipient())
                .query(UUID.class)
                .optional()
                .orElse(null);
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

    private Occasion owner(Purpose purpose) {
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
