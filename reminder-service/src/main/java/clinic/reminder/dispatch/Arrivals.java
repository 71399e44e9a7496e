package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.ReturnedMessages;
import clinic.reminder.hook.DeliveryReports;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of a message that was handed to a carrier. A late report under an old fence changes nothing. */
@Component
@Transactional
class Arrivals {

    /** A message that a carrier has taken, under its own reference if it told one. */
    record Accepted(MessageRow message, @Nullable String reference) {}

    private final JdbcClient jdbc;
    private final Announcements announcements;
    private final Clock clock;
    private final Punctuality punctuality;
    private final ReturnedMessages returned;
    private final PutBack putBack;

    Arrivals(
            JdbcClient jdbc,
            Announcements announcements,
            Clock clock,
            Punctuality punctuality,
            ReturnedMessages returned,
            PutBack putBack) {
        this.jdbc = jdbc;
        this.announcements = announcements;
        this.clock = clock;
        this.punctuality = punctuality;
        this.returned = returned;
        this.putBack = putBack;
    }

    /** Also settles those that are in doubt, or were given up as unknown meanwhile: now it is known. */
    public void accepted(List<Accepted> news) {
        // Everybody locks messages in the same order.
        List<Accepted> inOrder = news.stream()
                .sorted(Comparator.comparing(one -> one.message().id()))
                .toList();
        Set<UUID> known = new HashSet<>(jdbc.sql("""
                        update message set state = 'SENT', reason = null, provider_reference = taken.reference,
                            lease_until = null, settled_at = :now
                        from unnest(cast(:ids as uuid[]), cast(:fences as bigint[]), cast(:references as text[]))
                            as taken (id, fence, reference)
                        where message.id = taken.id and message.fence = taken.fence
                            and (state in ('SENDING', 'IN_DOUBT') or (state = 'NOT_SENT' and reason = 'UNKNOWN'))
                        returning message.id""")
                .param("ids", all(inOrder, one -> one.message().id().toString()))
                .param("fences", all(inOrder, one -> Long.toString(one.message().fence())))
                .param("references", all(inOrder, Accepted::reference))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list());
        List<MessageRow> sent = inOrder.stream()
                .map(Accepted::message)
                .filter(message -> known.contains(message.id()))
                .toList();
        if (sent.size() < inOrder.size()) {
            whatWasReportedFirst(inOrder);
        }
        announcements.sent(sent);
        sent.forEach(message -> punctuality.handedOver(message.planned().dueAt()));
    }

    /**
     * A provider may report on a message before its answer to us is written down. What became of the message is known
     * then; under which reference, by which it is told from another in the same words, is not.
     */
    private void whatWasReportedFirst(List<Accepted> news) {
        jdbc.sql("""
                        update message set provider_reference = taken.reference
                        from unnest(cast(:ids as uuid[]), cast(:fences as bigint[]), cast(:references as text[]))
                            as taken (id, fence, reference)
                        where message.id = taken.id and message.fence = taken.fence
                            and provider_reference is null and state in ('SENT', 'NOT_SENT')""")
                .param("ids", all(news, one -> one.message().id().toString()))
                .param("fences", all(news, one -> Long.toString(one.message().fence())))
                .param("references", all(news, Accepted::reference))
                .update();
    }

    /**
     * A carrier that was asked has it under this reference. False when that is, or may be, another message to the same
     * person in the same words: then it has to be asked again.
     */
    public boolean found(MessageRow message, @Nullable String reference) {
        // Whoever looks for the same words at the same time waits here, and then sees what became of this one.
        boolean another = jdbc.sql("""
                        select id, state from message
                        where channel = 'SMS' and recipient = :recipient and state in ('SENDING', 'IN_DOUBT')
                            and fingerprint = (select fingerprint from message where id = :id)
                        order by id for update""")
                .param("recipient", message.planned().recipient())
                .param("id", message.id())
                .query((row, number) -> row.getString("state").equals("SENDING"))
                .list()
                .contains(true);
        boolean accountedFor = jdbc.sql("""
                        select exists (select from message where channel = 'SMS' and recipient = :recipient
                            and provider_reference = :reference and id <> :id)""")
                .param("recipient", message.planned().recipient())
                .param("reference", reference, Types.VARCHAR)
                .param("id", message.id())
                .query(Boolean.class)
                .single();
        if (another || accountedFor) {
            return false;
        }
        accepted(List.of(new Accepted(message, reference)));
        return true;
    }

    private static @Nullable String[] all(List<Accepted> news, Function<Accepted, @Nullable String> column) {
        return news.stream().map(column).toArray(String[]::new);
    }

    /** Nobody was called: it waits as if it had not been taken. */
    public void laidBack(MessageRow message) {
        putBack.with(
                message,
                () -> jdbc.sql("""
                        update message set state = 'PLANNED', lease_until = null, attempts = attempts - 1
                        where id = :id and fence = :fence and state = 'SENDING'""")
                        .param("id", message.id())
                        .param("fence", message.fence())
                        .update());
    }

    public void notNow(MessageRow message, Duration pause) {
        putBack.with(
                message,
                () -> jdbc.sql("""
                        update message set state = 'PLANNED', lease_until = null,
                            retry_at = now() + make_interval(secs => :pause)
                        where id = :id and fence = :fence and state = 'SENDING'""")
                        .param("pause", pause.toMillis() / 1000.0)
                        .param("id", message.id())
                        .param("fence", message.fence())
                        .update());
    }

    public void notSent(MessageRow message, NotSentReason because) {
        NotSentReason reason = message.honest(because);
        int known = jdbc.sql("""
                        update message set state = 'NOT_SENT', reason = :reason, lease_until = null, settled_at = :now
                        where id = :id and fence = :fence and state = 'SENDING'""")
                .param("reason", reason.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", message.id())
                .param("fence", message.fence())
                .update();
        if (known == 1) {
            announcements.notSent(message.about(), reason);
        }
    }

    /** The carrier will not take it: this time, to this address ever, or while its owner wants none. */
    public void refused(MessageRow message, Fate.Refused how) {
        if (how.byTheAddress() && message.planned().followUpId() != null) {
            leavesAnew(message);
        } else {
            notSent(message, NotSentReason.REFUSED);
        }
        if (how.byTheAddress()) {
            noSuchAddress(message);
        }
        if (how.byItsOwner()) {
            goesAnotherWay(message);
        }
    }

    /** Nobody could be asked to carry it by this channel: what it says of a visit goes by another way of its rule's. */
    public void noWay(MessageRow message, NotSentReason reason) {
        notSent(message, reason);
        goesAnotherWay(message);
    }

    /** A check-in chooses its address each time it leaves, and this one was certainly not taken. */
    private void leavesAnew(MessageRow message) {
        jdbc.sql("""
                        update message set state = 'PLANNED', channel = null, recipient = '', lease_until = null
                        where id = :id and fence = :fence and state = 'SENDING'""").param("id", message.id()).param("fence", message.fence()).update();
    }

    /** What had been handed over came back, days later perhaps; the same is told more than once. */
    public void cameBack(UUID id, String as, DeliveryReports.Return how) {
        jdbc.sql("update message set came_back_as = :as where id = :id")
                .param("as", as)
                .param("id", id)
                .update();
        switch (how) {
            case LATER -> {}
            case NOT_THIS_TIME -> failed(id);
            case NO_SUCH_ADDRESS -> {
                MessageRow message = locked(id);
                if (!leavesAnewAfterAll(id)) {
                    failed(id);
                }
                noSuchAddress(message);
            }
        }
    }

    /** A check-in whose day has not passed goes back too; what is still said of where it went before is about nothing. */
    private boolean leavesAnewAfterAll(UUID id) {
        return jdbc.sql("""
                        update message set state = 'PLANNED', channel = null, recipient = '', reason = null,
                            settled_at = null, lease_until = null, retry_at = null, receipt_nonce = :nonce,
                            receipts_before = array_append(receipts_before, receipt_nonce)
                        where id = :id and follow_up_id is not null and delivered_at is null and give_up_at > :now
                            and (state in ('SENT', 'SENDING', 'IN_DOUBT') or (state = 'NOT_SENT' and reason = 'UNKNOWN'))""")
                        .param("nonce", UUID.randomUUID().toString())
                        .param("id", id)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** What had been accepted was stopped by the owner of the phone. */
    public void stopped(UUID id) {
        failed(id);
        goesAnotherWay(locked(id));
    }

    private void goesAnotherWay(MessageRow message) {
        PlannedMessage sent = message.planned();
        // A check-in that waits to leave anew chooses its way itself, and no rule of visits speaks to staff.
        if (sent.channel() != null && !sent.isToStaff()) {
            returned.stopped(sent.channel(), sent.patientId(), sent.appointmentId(), sent.rule());
        }
    }

    private void noSuchAddress(MessageRow message) {
        PlannedMessage sent = message.planned();
        Channel channel = sent.channel();
        if (sent.isToStaff() || channel == null) {
            // No patient's address has failed; whoever asked for it hears of it from staff. And what is to leave anew
            // chooses its address then, whatever is still said of where it went before.
            return;
        }
        returned.from(
                channel,
                sent.recipient(),
                sent.patientId(),
                // A code is about no visit: its request stands in the visit's place.
                sent.purpose() == Purpose.CODE ? null : sent.appointmentId());
    }

    /**
     * The provider reports the phone has it; reports come late, twice and out of order. Nobody else was told the address
     * it is reported at, so it has left, whatever we believe: even if it was planned again.
     */
    public void delivered(UUID id) {
        MessageRow message = locked(id);
        int resolved = jdbc.sql("""
                        update message set state = 'SENT', reason = null, lease_until = null, settled_at = :now
                        where id = :id and (state in ('PLANNED', 'SENDING', 'IN_DOUBT')
                            or (state = 'NOT_SENT' and reason in ('UNKNOWN', 'REFUSED')))""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (resolved == 1) {
            announcements.sent(List.of(message));
        }
        int fresh = jdbc.sql("update message set delivered_at = :now where id = :id and delivered_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (fresh == 1) {
            announcements.delivered(message.about());
        }
    }

    /** The provider reports that it could not deliver what it had accepted. */
    public void failed(UUID id) {
        MessageRow message = locked(id);
        int fresh = jdbc.sql("""
                        update message set state = 'NOT_SENT', reason = 'REFUSED', lease_until = null,
                            settled_at = coalesce(settled_at, :now)
                        where id = :id and delivered_at is null
                            and (state in ('SENT', 'SENDING', 'IN_DOUBT') or (state = 'NOT_SENT' and reason = 'UNKNOWN'))""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (fresh == 1) {
            announcements.notSent(message.about(), NotSentReason.REFUSED);
        }
    }

    private MessageRow locked(UUID id) {
        return jdbc.sql("select * from message where id = :id for update")
                .param("id", id)
                .query(MessageRow::of)
                .single();
    }
}
