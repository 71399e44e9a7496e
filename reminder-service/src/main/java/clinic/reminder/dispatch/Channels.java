package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.dispatch.ChannelState.Pause;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How messages leave, channel by channel, and whether staff hold one up. A pause is a row that whoever takes messages
 * looks at each time: it counts for all instances at once and outlives them. What waits meanwhile is given up when it is
 * too late for it, as ever.
 */
@Component
@Transactional
public class Channels {

    /** In a statement about messages: a pause holds this one up. Unknown of one whose channel is still to be chosen. */
    static final String HELD_UP = heldUp("channel", "purpose");

    private static final Logger log = LoggerFactory.getLogger(Channels.class);

    private final JdbcClient jdbc;
    private final Providers providers;
    private final Bell bell;
    private final Clock clock;

    Channels(JdbcClient jdbc, Providers providers, Bell bell, Clock clock) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.bell = bell;
        this.clock = clock;
    }

    /** The same of what is for this purpose and leaves by this channel: columns, or what stands in their place. */
    static String heldUp(String channel, String purpose) {
        return """
                (%s, %s = 'ESCALATION') in (
                    select channel, false from paused_channel
                    union all select channel, true from paused_channel where calls_for_help_too)""".formatted(channel, purpose);
    }

    /**
     * Nothing more leaves on this channel but calls for help, which are for staff and say nothing that could be wrong; and
     * what a carrier has in its hands. Paused twice, the first one stands.
     */
    public void pause(Channel channel, String by, String reason) {
        int paused = jdbc.sql("""
                        insert into paused_channel (channel, paused_at, paused_by, reason)
                        values (:channel, :now, :by, :reason) on conflict do nothing""")
                .param("channel", channel.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("reason", reason)
                .update();
        if (paused == 1) {
            log.warn("Nothing leaves by {} until somebody resumes it, but calls for help", channel);
        }
    }

    /** Nothing at all leaves on this channel, whether staff had paused it or not. */
    public void close(Channel channel, String by, String reason) {
        jdbc.sql("""
                        insert into paused_channel (channel, paused_at, paused_by, reason, calls_for_help_too)
                        values (:channel, :now, :by, :reason, true)
                        on conflict (channel) do update set calls_for_help_too = true""")
                .param("channel", channel.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("reason", reason)
                .update();
        log.warn("Nothing leaves by {} until somebody resumes it", channel);
    }

    /** What waits leaves, unless it is too late for it. */
    public void resume(Channel channel) {
        int resumed = jdbc.sql("delete from paused_channel where channel = :channel")
                .param("channel", channel.name())
                .update();
        if (resumed == 1) {
            log.info("Messages leave by {} again", channel);
            bell.ringAfterCommit();
        }
    }

    @Transactional(readOnly = true)
    public List<ChannelState> all() {
        return Arrays.stream(Channel.values()).map(this::of).toList();
    }

    @Transactional(readOnly = true)
    public ChannelState of(Channel channel) {
        return jdbc.sql("""
                        select count(*) filter (where state = 'PLANNED') as waiting,
                            min(due_at) filter (where state = 'PLANNED') as oldest,
                            count(*) filter (where state = 'SENDING') as under_way,
                            count(*) filter (where state = 'IN_DOUBT') as in_doubt
                        from message where channel = :channel
                            and (state = 'PLANNED' and due_at <= :now or state in ('SENDING', 'IN_DOUBT'))""")
                .param("channel", channel.name())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new ChannelState(
                            channel,
                            pauseOf(channel).orElse(null),
                            row.getLong("waiting"),
                            oldest == null ? null : oldest.toInstant(),
                            row.getLong("under_way"),
                            row.getLong("in_doubt"),
                            providers.seenBy(),
                            providers.carrier(channel),
                            providers.behind(channel));
                })
                .single();
    }

    private Optional<Pause> pauseOf(Channel channel) {
        return jdbc.sql("select * from paused_channel where channel = :channel")
                .param("channel", channel.name())
                .query((row, number) -> new Pause(
                        row.getTimestamp("paused_at").toInstant(), row.getString("paused_by"), row.getString("reason")))
                .optional();
    }
}
