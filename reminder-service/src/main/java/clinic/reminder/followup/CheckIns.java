package clinic.reminder.followup;

import clinic.contracts.reminder.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rounds of questions of each follow-up, with the messages that ask them. */
@Component
public class CheckIns {

    private final JdbcClient jdbc;

    CheckIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CheckIn checkIn) {
        jdbc.sql("""
                        insert into check_in (id, follow_up_id, day, message_id, nonce, expires_at)
                        values (:id, :followUp, :day, :message, :nonce, :expires)""")
                .param("id", checkIn.id())
                .param("followUp", checkIn.followUpId())
                .param("day", checkIn.day())
                .param("message", checkIn.messageId())
                .param("nonce", checkIn.nonce())
                .param("expires", Timestamp.from(checkIn.expiresAt()))
                .update();
    }

    public Optional<CheckIn> find(UUID id) {
        return jdbc.sql("select * from check_in where id = :id")
                .param("id", id)
                .query(CheckIns::read)
                .optional();
    }

    /** By which its message came. */
    public Optional<Channel> channel(CheckIn checkIn) {
        return jdbc.sql("select channel from message where id = :id and channel is not null")
                .param("id", checkIn.messageId())
                .query((row, number) -> Channel.valueOf(row.getString(1)))
                .optional();
    }

    /** The version of the plan by which it is asked; empty once its message was removed with an erased patient. */
    public Optional<Integer> planVersion(CheckIn checkIn) {
        return jdbc.sql("select rule_version from message where id = :id")
                .param("id", checkIn.messageId())
                .query(Integer.class)
                .optional();
    }

    Optional<CheckIn> askedBy(UUID messageId) {
        return jdbc.sql("select * from check_in where message_id = :message")
                .param("message", messageId)
                .query(CheckIns::read)
                .optional();
    }

    /** Its check-ins whose message has not left. */
    List<CheckIn> waiting(UUID followUpId) {
        return jdbc.sql("""
                        select check_in.* from check_in join message on message.id = message_id
                        where check_in.follow_up_id = :id and message.state = 'PLANNED'""").param("id", followUpId).query(CheckIns::read).list();
    }

    /** Its check-ins that did not leave for want of content, and still may. */
    List<CheckIn> lackingContent(UUID followUpId, Instant now) {
        return jdbc.sql("""
                        select check_in.* from check_in join message on message.id = message_id
                        where check_in.follow_up_id = :id and message.reason = 'CONTENT_EXPIRED'
                            and message.give_up_at > :now""")
                .param("id", followUpId)
                .param("now", Timestamp.from(now))
                .query(CheckIns::read)
                .list();
    }

    /** Whether nothing of it was asked yet. What is about to leave is held until the transaction ends. */
    boolean noneHasLeft(UUID followUpId) {
        return jdbc
                .sql("select state from message where follow_up_id = :id for update")
                .param("id", followUpId)
                .query(String.class)
                .list()
                .stream()
                .allMatch(state -> state.equals("PLANNED") || state.equals("NOT_SENT"));
    }

    void opensUntil(UUID checkInId, Instant expires) {
        jdbc.sql("update check_in set expires_at = :expires where id = :id")
                .param("expires", Timestamp.from(expires))
                .param("id", checkInId)
                .update();
    }

    Course course(UUID followUpId) {
        List<Course.Round> rounds = jdbc.sql("""
                        select day, due_at, give_up_at, expires_at, state, reason,
                            exists (select from answer where check_in_id = check_in.id) as answered
                        from check_in join message on message.id = message_id where check_in.follow_up_id = :id""")
                .param("id", followUpId)
                .query((row, number) -> new Course.Round(
                        row.getInt("day"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("give_up_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        asked(row.getString("state"), row.getString("reason")),
                        row.getBoolean("answered")))
                .list();
        return new Course(rounds, pauses(followUpId));
    }

    /** Its own, and those of red flags in the patient's others: whoever was told that we talk first need not answer. */
    private List<Course.Pause> pauses(UUID followUpId) {
        return jdbc.sql("""
                        select at as since, (
                            select min(at) from follow_up_change later
                            where later.follow_up_id = paused.follow_up_id and later.what in ('RESUMED', 'ENDED')
                                and later.at >= paused.at) as until
                        from follow_up_change paused
                        where what = 'PAUSED' and (follow_up_id = :id or because = 'RED_FLAG' and follow_up_id in (
                            select theirs.id from follow_up this join follow_up theirs using (patient_id)
                            where this.id = :id))""")
                .param("id", followUpId)
                .query((row, number) ->
                        new Course.Pause(row.getTimestamp("since").toInstant(), instant(row.getTimestamp("until"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Course.Asked asked(String state, @Nullable String reason) {
        return switch (state) {
            case "NOT_SENT" -> "CONTENT_EXPIRED".equals(reason) ? Course.Asked.LACKS_CONTENT : Course.Asked.NEVER;
            // What is in doubt may have arrived; taken for asked, a person rather looks once too often.
            case "SENT", "IN_DOUBT" -> Course.Asked.YES;
            default -> Course.Asked.NOT_YET;
        };
    }

    /** Its check-ins that were asked, may still be answered, and were not. */
    public List<CheckIn> unanswered(UUID followUpId, Instant now) {
        return jdbc.sql("""
                        select check_in.* from check_in join message on message.id = message_id
                        where check_in.follow_up_id = :id and message.state in ('SENT', 'IN_DOUBT') and expires_at > :now
                            and not exists (select from answer where check_in_id = check_in.id)
                        order by day""")
                .param("id", followUpId)
                .param("now", Timestamp.from(now))
                .query(CheckIns::read)
                .list();
    }

    /** In the order of their days. */
    public List<CheckIn> of(UUID followUpId) {
        return jdbc.sql("select * from check_in where follow_up_id = :id order by day")
                .param("id", followUpId)
                .query(CheckIns::read)
                .list();
    }

    private static CheckIn read(ResultSet row, int number) throws SQLException {
        return new CheckIn(
                row.getObject("id", UUID.class),
                row.getObject("follow_up_id", UUID.class),
                row.getInt("day"),
                row.getObject("message_id", UUID.class),
                row.getString("nonce"),
                row.getTimestamp("expires_at").toInstant());
    }
}
