package clinic.reminder.dispatch;

import clinic.contracts.reminder.NotSentReason;
import clinic.messaging.Instance;
import clinic.reminder.channel.Missing;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that were taken and of which nothing was heard: the carrier did not answer, or whoever took them died. They
 * may have left, so they are neither sent again nor called lost before the carrier was asked.
 */
@Component
@Transactional
class Doubts {

    /** Who asks must be back by then, or another asks. */
    private static final Duration TO_ASK = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Doubts.class);

    private final JdbcClient jdbc;
    private final Announcements announcements;
    private final Clock clock;
    private final Instance instance;
    private final PutBack putBack;
    private final Duration settling;

    /** @param settling what was on the wire when we lost sight of it has reached the carrier by then, or never will */
    Doubts(
            JdbcClient jdbc,
            Announcements announcements,
            Clock clock,
            Instance instance,
            PutBack putBack,
            @Value("${clinic.dispatch.settling:15s}") Duration settling) {
        this.jdbc = jdbc;
        this.announcements = announcements;
        this.clock = clock;
        this.instance = instance;
        this.putBack = putBack;
        this.settling = settling;
    }

    /** The carrier did not say whether it took this one. */
    public void about(MessageRow message) {
        jdbc.sql("""
                        update message set state = 'IN_DOUBT', lease_until = null, unanswered = true,
                            retry_at = now() + make_interval(secs => :settling)
                        where id = :id and fence = :fence and state = 'SENDING'""")
                .param("settling", seconds(settling))
                .param("id", message.id())
                .param("fence", message.fence())
                .update();
    }

    /**
     * What this instance had under way, nobody has in hand any more. Called before the first message is taken, because of
     * an earlier life, and after the last hand was waited for, so that others need not wait for the leases.
     */
    public void ofOurs() {
        told(jdbc.sql("""
                        update message set state = 'IN_DOUBT', lease_until = null, unanswered = false,
                            retry_at = now() + make_interval(secs => :settling)
                        where state = 'SENDING' and taken_by = :instance""")
                .param("settling", seconds(settling))
                .param("instance", instance.name())
                .update());
    }

    /** Who took a message and did not report within the lease is presumed dead. */
    public void ofTheDead() {
        told(jdbc.sql("""
                        update message set state = 'IN_DOUBT', lease_until = null, unanswered = false, retry_at = now()
                        where state = 'SENDING' and lease_until < now()""").update());
    }

    private static void told(int messages) {
        if (messages > 0) {
            log.warn("{} messages were taken and never reported; their carriers will be asked", messages);
        }
    }

    /** Takes up to so many whose carriers can be asked now, who waits longest coming first; nobody else asks meanwhile. */
    public List<MessageRow> claim(int limit) {
        return jdbc.sql("""
                        with open as (
                            select id, retry_at from message where state = 'IN_DOUBT' and retry_at <= now()
                            order by retry_at limit :limit for update skip locked),
                        claimed as (
                            update message set retry_at = now() + make_interval(secs => :toAsk)
                            from open where message.id = open.id returning message.*, open.retry_at as waited_since)
                        select * from claimed order by waited_since, id""")
                .param("toAsk", seconds(TO_ASK))
                .param("limit", limit)
                .query(MessageRow::of)
                .list();
    }

    /** What to ask for. Looked up each time: one of the same words may just have been found. */
    @Transactional(readOnly = true)
    public Missing missing(MessageRow message) {
        return jdbc.sql("""
                        select recipient, fingerprint, taken_at, array(
                                select other.provider_reference from message other
                                where other.channel = 'SMS' and other.recipient = message.recipient
                                    and other.taken_at > message.taken_at - interval '1 day'
                                    and other.id <> message.id and other.provider_reference is not null) as others
                        from message where id = :id""")
                .param("id", message.id())
                .query((row, number) -> new Missing(
                        row.getString("recipient"),
                        row.getString("fingerprint"),
                        row.getTimestamp("taken_at").toInstant(),
                        new HashSet<>(List.of((String[]) row.getArray("others").getArray()))))
                .single();
    }

    /**
     * It never arrived, or a copy is told by its reference: it is planned again, and judged again before it leaves. A
     * carrier that may be slow to say that it has the first is not given the second at once.
     */
    public void planAgain(MessageRow message, boolean mayHaveLeft) {
        putBack.with(
                message,
                () -> jdbc.sql("""
                        update message set state = 'PLANNED', may_have_left = :mayHaveLeft,
                            retry_at = now() + make_interval(secs => :pause)
                        where id = :id and fence = :fence and state = 'IN_DOUBT'""")
                        .param("mayHaveLeft", mayHaveLeft || message.mayHaveLeft())
                        .param("pause", mayHaveLeft ? seconds(Backoff.after(message.attempts())) : null, Types.DOUBLE)
                        .param("id", message.id())
                        .param("fence", message.fence())
                        .update());
    }

    /** Its carrier did not answer: it is asked again. */
    public void remain(MessageRow message) {
        jdbc.sql("""
                        update message set retry_at = now() + make_interval(secs => :settling)
                        where id = :id and fence = :fence and state = 'IN_DOUBT'""")
                .param("settling", seconds(settling))
                .param("id", message.id())
                .param("fence", message.fence())
                .update();
    }

    /** Nobody asks about it any more. */
    public void giveUp(MessageRow message, NotSentReason reason) {
        int known = jdbc.sql("""
                        update message set state = 'NOT_SENT', reason = :reason, retry_at = null, settled_at = :now
                        where id = :id and fence = :fence and state = 'IN_DOUBT'""")
                .param("reason", reason.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", message.id())
                .param("fence", message.fence())
                .update();
        if (known == 1) {
            announcements.notSent(message.about(), reason);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
