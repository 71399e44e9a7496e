package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.messaging.Instance;
import clinic.reminder.dispatch.Occasion.Judge;
import clinic.reminder.dispatch.Occasion.OfMany;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.message.SmsText;
import clinic.reminder.template.WordsNotForEveryone;
import clinic.reminder.message.Words;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
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
    private final NamedParameterJdbcOperations batches;
    private final List<Occasion> occasions;
    private final Announcements announcements;
    private final Clock clock;
    private final Instance instance;
    private final TransactionTemplate alone;

    Departures(
            Queue queue,
            JdbcClient jdbc,
            NamedParameterJdbcOperations batches,
            List<Occasion> occasions,
            Announcements announcements,
            Clock clock,
            Instance instance,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.jdbc = jdbc;
        this.batches = batches;
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
        Map<Occasion, Judge> judges = judges(due);
        List<Leaving> leaving = new ArrayList<>();
        for (MessageRow message : due) {
            decide(message, judges, now).ifPresent(leaving::add);
        }
        return new Claimed(due.size(), take(leaving));
    }

    /** Whoever reads for many at once does so now. */
    private Map<Occasion, Judge> judges(List<MessageRow> due) {
        Map<OfMany, List<PlannedMessage>> messages = new HashMap<>();
        for (MessageRow message : due) {
            if (owner(message) instanceof OfMany many) {
                messages.computeIfAbsent(many, none -> new ArrayList<>()).add(message.planned());
            }
        }
        return messages.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getKey().judge(entry.getValue())));
    }

    /** One message that cannot be prepared must not stop the others: it steps aside and is tried again. */
    private Optional<Leaving> decide(MessageRow message, Map<Occasion, Judge> judges, Instant now) {
        try {
            return decide(message, Fate.ofDue(message.planned(), () -> judge(message, judges, now), now));
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

    private Optional<Leaving> decide(MessageRow message, Fate fate) {
        switch (fate) {
            case Fate.Leaves leaves -> {
                Channel channel = leaves.how().channel();
                // Only now is it known which one it takes.
                if (message.planned().channel() == null && queue.holdsUp(channel)) {
                    standInLine(message, channel);
                    return Optional.empty();
                }
                return Optional.of(new Leaving(
                        message.leaving(channel, leaves.how().recipient()), leaves.how().words()));
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
        jdbc.sql("update message set due_at = :until where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", message.id())
                .update();
    }

    private List<Departure> take(List<Leaving> leaving) {
        if (leaving.isEmpty()) {
            return List.of();
        }
        Timestamp now = Timestamp.from(clock.instant());
        batches.batchUpdate(
                """
                update message set state = 'SENDING', fence = :fence, attempts = :attempts, retry_at = null,
                    channel = :channel, recipient = :recipient, fingerprint = :fingerprint, wording = :wording,
                    sms_encoding = :encoding, sms_segments = :segments,
                    taken_by = :instance, taken_at = :now, lease_until = now() + make_interval(secs => :lease)
                where id = :id""",
                leaving.stream()
                        .map(one -> asTaken(one, now))
                        .toArray(SqlParameterSource[]::new));
        Map<Talk, UUID> first = firstMails(leaving);
        return leaving.stream()
                .map(one -> new Departure(
                        one.message(),
                        one.channel(),
                        one.recipient(),
                        one.words(),
                        one.channel() == Channel.EMAIL ? first.get(one.talk()) : null))
                .toList();
    }

    private SqlParameterSource asTaken(Leaving one, Timestamp now) {
        SmsText sms = one.channel() == Channel.SMS ? SmsText.of(one.words().text()) : null;
        return new MapSqlParameterSource()
                .addValue("fence", one.message().fence())
                .addValue("attempts", one.message().attempts())
                .addValue("channel", one.channel().name())
                .addValue("recipient", one.recipient())
                .addValue("fingerprint", one.words().fingerprint())
                .addValue("wording", one.words().wording())
                .addValue("encoding", sms == null ? null : sms.encoding().word(), Types.VARCHAR)
                .addValue("segments", sms == null ? null : sms.segments(), Types.SMALLINT)
                .addValue("instance", instance.name())
                .addValue("now", now)
                .addValue("lease", LEASE.toSeconds())
                .addValue("id", one.message().id());
    }

    /** Mail programs keep what is said of one visit, or of one follow-up, to one address together. */
    private Map<Talk, UUID> firstMails(List<Leaving> leaving) {
        Map<Talk, UUID> first = new HashMap<>();
        // Two questions rather than one, for the sake of two indexes.
        for (boolean visits : List.of(true, false)) {
            List<UUID> talks = leaving.stream()
                    .filter(one -> one.channel() == Channel.EMAIL
                            && (one.message().planned().followUpId() == null) == visits)
                    .map(one -> one.talk().about())
                    .toList();
            if (!talks.isEmpty()) {
                String about = visits ? "appointment_id" : "follow_up_id";
                jdbc.sql("select distinct on (about, recipient) " + about
                                + " as about, recipient, id from message where "
                                + (visits ? "follow_up_id is null and " : "") + about + " in (:talks)"
                                + " and channel = 'EMAIL' and state = 'SENT' order by about, recipient, taken_at")
                        .param("talks", talks)
                        .query(row -> {
                            first.put(
                                    new Talk(row.getObject("about", UUID.class), row.getString("recipient")),
                                    row.getObject("id", UUID.class));
                        });
            }
        }
        return first;
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

    /** A message that leaves as soon as that is written down. */
    private record Leaving(MessageRow message, Words words) {

        Channel channel() {
            return Objects.requireNonNull(message.planned().channel());
        }

        String recipient() {
            return message.planned().recipient();
        }

        Talk talk() {
            UUID followUp = message.planned().followUpId();
            return new Talk(followUp == null ? message.planned().appointmentId() : followUp, recipient());
        }
    }

    /** @param about the visit or the follow-up */
    private record Talk(UUID about, String recipient) {}

    /**
     * @param looked how many messages were due, whatever became of them
     */
    record Claimed(int looked, List<Departure> departures) {}
}
