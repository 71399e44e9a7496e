package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.dispatch.MessageStory.LaidAside;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff are told of messages. */
@Component
public class MessageStories {

    private final JdbcClient jdbc;

    MessageStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that was ever planned about a visit, check-ins after it included, as it was due. */
    public List<MessageStory> about(UUID appointmentId) {
        return jdbc.sql(
                        "select * from message where appointment_id = :id order by due_at, schedule_version, rule, channel")
                .param("id", appointmentId)
                .query(MessageStories::story)
                .list();
    }

    /** A patient's message, and the visit that it is about. */
    public record OfPatient(UUID appointmentId, MessageStory story) {}

    /**
     * All that was ever planned about a patient's visits, the latest due first. One-time codes are about none. Those of one
     * instant are told together: whoever reads on asks for those due before the last one.
     *
     * @param before null for the latest
     * @param most how many; more where several are due at the instant of the last
     */
    public List<OfPatient> of(UUID patientId, @Nullable Instant before, int most) {
        return jdbc.sql("""
                        select * from (
                            select * from message where patient_id = :patient and purpose <> all (cast(:others as text[]))
                                and (cast(:before as timestamptz) is null or due_at < :before)
                            order by due_at desc fetch first :most rows with ties) as latest
                        order by due_at desc, schedule_version desc, rule, channel, id""")
                .param("patient", patientId)
                .param(
                        "others",
                        Arrays.stream(Purpose.values())
                                .filter(purpose -> !purpose.isAboutAVisit())
                                .map(Purpose::name)
                                .toArray(String[]::new))
                .param("before", before == null ? null : Timestamp.from(before), Types.TIMESTAMP)
                .param("most", most)
                .query((row, number) -> new OfPatient(row.getObject("appointment_id", UUID.class), story(row, number)))
                .list();
    }

    static MessageStory story(ResultSet row, int number) throws SQLException {
        String channel = row.getString("channel");
        String reason = row.getString("reason");
        return new MessageStory(
                row.getObject("id", UUID.class),
                row.getObject("follow_up_id", UUID.class),
                row.getInt("schedule_version"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("rule"),
                row.getInt("rule_version"),
                channel == null ? null : Channel.valueOf(channel),
                row.getString("wording"),
                row.getString("sms_encoding"),
                row.getObject("sms_segments", Integer.class),
                row.getString("state").toLowerCase(Locale.ROOT).replace('_', '-'),
                reason == null ? null : NotSentReason.valueOf(reason),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("give_up_at").toInstant(),
                row.getInt("attempts"),
                instant(row.getTimestamp("retry_at")),
                instant(row.getTimestamp("settled_at")),
                instant(row.getTimestamp("delivered_at")),
                laidAside(row));
    }

    private static @Nullable LaidAside laidAside(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("laid_aside_at");
        return at == null
                ? null
                : new LaidAside(at.toInstant(), row.getString("laid_aside_by"), row.getString("laid_aside_because"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
