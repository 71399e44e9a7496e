package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages that are due. Two who ask at the same time are never told the same. What is said of a visit stays in
 * order: nothing leaves while an earlier word about it is on its way, or in doubt since a short while. What waits for a
 * carrier that rests, for a channel that is paused, or for another attempt, is left alone until it is too late for it:
 * that must be told in time.
 */
@Component
class Queue {

    /** A later word waits so long for an earlier one in doubt; then being told counts for more than the order. */
    private static final Duration HOLDS_BACK = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Breakers breakers;
    private final Precedence precedence = new Precedence();

    Queue(JdbcClient jdbc, Breakers breakers) {
        this.jdbc = jdbc;
        this.breakers = breakers;
    }

    /** Up to so many, locked until the transaction ends. */
    List<MessageRow> next(int limit, Instant now) {
        String resting = breakers.restingAsArray();
        Map<Purpose, Deque<MessageRow>> lines = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            lines.put(purpose, new ArrayDeque<>(line(purpose, limit, resting, now)));
        }
        return precedence.choose(lines, limit);
    }

    /** Whether a pause holds up what leaves by this channel. */
    boolean holdsUp(Channel channel) {
        return jdbc.sql("select :channel in " + Channels.PAUSED)
                .param("channel", channel.name())
                .query(Boolean.class)
                .single();
    }

    private List<MessageRow> line(Purpose purpose, int limit, String resting, Instant now) {
        return jdbc.sql("""
                        select * from message where purpose = :purpose and state = 'PLANNED' and due_at <= :now
                            and (give_up_at <= :now
                                or (retry_at is null or retry_at <= now())
                                    and (channel is null or channel <> all (cast(:resting as text[]))
                                        and channel not in %s))
                            and not exists (
                                select from message before
                                where before.appointment_id = message.appointment_id
                                    and (before.state = 'SENDING'
                                        or before.state = 'IN_DOUBT' and before.taken_at > :heldBackSince)
                                    and (message.channel is null or before.channel = message.channel))
                        order by due_at, id limit :limit for update skip locked""".formatted(Channels.PAUSED))
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .param("resting", resting)
                .param("heldBackSince", Timestamp.from(now.minus(HOLDS_BACK)))
                .param("limit", limit)
                .query(MessageRow::of)
                .list();
    }
}
