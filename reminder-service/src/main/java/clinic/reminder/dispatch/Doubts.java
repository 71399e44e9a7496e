package clinic.reminder.dispatch;

import clinic.contracts.reminder.NotSentReason;
import clinic.messaging.Instance;
import clinic.reminder.channel.Missing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
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
                        update message set state = 'IN_DOUBT', lease_until = null,
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
                        update message set state = 'IN_DOUBT', lease_until = null,
                            retry_at = now() + make_interval(secs => :settling)
                        where state = 'SENDING' and taken_by = :instance""")
                .param("settling", seconds(settling))
                .param("instance", instance.name())
                .update());
    }

    /** Who took a message and did not report within the lease is presumed dead. */
    public void ofTheDead() {
        told(jdbc.sql("""
                        update message set state = 'IN_DOUBT', lease_until = null, retry_at = now()
                        where state = 'SENDING' and lease_until < now()""").update());
    }

    private static void told(int messages) {
        if (messages > 0) {
            log.warn("{} messages were taken and never reported; their carriers will be asked", messages);
        }
    }

    /** Takes up to so many whose carriers can be asked now; nobody else asks about them for a while. */
    public List<Doubt> claim(int limit) {
        return jdbc.sql("""
                        update message set retry_at = now() + make_interval(secs => :toAsk)
                        where id in (
                            select id from message where state = 'IN_DOUBT' and retry_at <= now()
                            order by retry_at limit :limit for update skip locked)
                        returning *""")
                .param("toAsk", seconds(TO_ASK))
                .param("limit", limit)
                .query(Doubts::doubt)
                .list();
    }

    private static Doubt doubt(ResultSet row, int number) throws SQLException {
        MessageRow message = MessageRow.of(row, number);
        return new Doubt(
                message,
                new Missing(
                        message.planned().recipient(),
                        row.getString("fingerprint"),
                        row.getTimestamp("taken_at").toInstant()));
    }

    /** It never arrived, or a copy is told by its reference: it is planned again, and judged again before it leaves. */
    public void planAgain(MessageRow message, boolean mayHaveLeft) {
        putBack.with(
                message,
                () -> jdbc.sql("""
                        update message set state = 'PLANNED', retry_at = null, may_have_left = :mayHaveLeft
                        where id = :id and fence = :fence and state = 'IN_DOUBT'""")
                        .param("mayHaveLeft", mayHaveLeft || message.mayHaveLeft())
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

    record Doubt(MessageRow message, Missing missing) {}
}
