package clinic.booking.correspondence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Entries {

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Entry entry) {
        jdbc.sql("""
                        INSERT INTO correspondence (appointment_id, patient_id, at, what, message_id, purpose, rule,
                                                    channel, reason, follow_up_id, day, level)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(entry.appointmentId())
                .param(entry.patientId())
                .param(entry.at().atOffset(ZoneOffset.UTC))
                .param(entry.what().name())
                .param(entry.messageId())
                .param(entry.purpose())
                .param(entry.rule())
                .param(entry.channel())
                .param(entry.reason())
                .param(entry.followUpId())
                .param(entry.day())
                .param(entry.level())
                .update();
    }

    List<Entry> about(UUID appointmentId) {
        return jdbc.sql("SELECT * FROM correspondence WHERE appointment_id = ? ORDER BY at, id")
                .param(appointmentId)
                .query(Entries::entry)
                .list();
    }

    List<Entry> about(Collection<UUID> appointmentIds) {
        return jdbc.sql("SELECT * FROM correspondence WHERE appointment_id = ANY (:visits::uuid[]) ORDER BY at, id")
                .param("visits", appointmentIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(Entries::entry)
                .list();
    }

    List<Entry> with(UUID patientId) {
        return jdbc.sql("SELECT * FROM correspondence WHERE patient_id = ? ORDER BY at, id")
                .param(patientId)
                .query(Entries::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getObject("appointment_id", UUID.class),
                row.getObject("patient_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Entry.What.valueOf(row.getString("what")),
                row.getObject("message_id", UUID.class),
                row.getString("purpose"),
                row.getString("rule"),
                row.getString("channel"),
                row.getString("reason"),
                row.getObject("follow_up_id", UUID.class),
                row.getObject("day", Integer.class),
                row.getString("level"));
    }
}
