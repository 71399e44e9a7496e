package clinic.reminder.followup;

import clinic.contracts.reminder.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    void opensUntil(UUID checkInId, Instant expires) {
        jdbc.sql("update check_in set expires_at = :expires where id = :id")
                .param("expires", Timestamp.from(expires))
                .param("id", checkInId)
                .update();
    }

    Course course(UUID followUpId) {
        return new Course(jdbc.sql("""
                        select day, due_at, expires_at, state,
                            exists (select from answer where check_in_id = check_in.id) as answered
                        from check_in join message on message.id = message_id where check_in.follow_up_id = :id""")
                .param("id", followUpId)
                .query((row, number) -> new Course.Round(
                        row.getInt("day"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        asked(row.getString("state")),
                        row.getBoolean("answered")))
                .list());
    }

    private static Course.Asked asked(String state) {
        return switch (state) {
            case "NOT_SENT" -> Course.Asked.NEVER;
            // What is in doubt may have arrived; taken for asked, a person rather looks once too often.
            case "SENT", "IN_DOUBT" -> Course.Asked.YES;
            default -> Course.Asked.NOT_YET;
        };
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
