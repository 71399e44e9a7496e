package clinic.reminder.contact;

import clinic.contracts.reminder.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which addresses take no messages now, and since when which did not. A family that shares one shares this too. */
@Component
public class UndeliverableAddresses {

    private final JdbcClient jdbc;
    private final Clock clock;

    UndeliverableAddresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All there ever were of a patient, oldest first. */
    public List<Undeliverable> of(UUID patientId) {
        return jdbc.sql("select * from undeliverable_address where patient_id = ? order by since, id")
                .param(patientId)
                .query(UndeliverableAddresses::told)
                .list();
    }

    /** An address took a message back for good; those of whom that was not known yet. */
    List<UUID> found(Channel channel, String address) {
        Instant now = clock.instant();
        List<UUID> patients = mark(channel, address, "is null", now);
        patients.forEach(
                patient -> jdbc.sql("insert into undeliverable_address (patient_id, channel, since) values (?, ?, ?)")
                        .params(patient, channel.name(), Timestamp.from(now))
                        .update());
        return patients;
    }

    /** Staff say that a patient's address works again; everybody who has it, empty if it was not marked. */
    List<UUID> lift(UUID patientId, Channel channel, String by) {
        String address = jdbc
                .sql("select " + column(channel) + " from contact where patient_id = ? for update")
                .param(patientId)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        List<UUID> patients = mark(channel, address, "is not null", null);
        patients.forEach(patient -> end(patient, channel, by));
        return patients;
    }

    /** The patient's contact came anew; what it no longer has has ended. */
    void contactRecorded(UUID patientId) {
        for (Channel channel : Channel.values()) {
            boolean marked = jdbc.sql("select exists (select from contact where patient_id = ? and " + column(channel)
                            + "_undeliverable_since is not null)")
                    .param(patientId)
                    .query(Boolean.class)
                    .single();
            if (!marked) {
                end(patientId, channel, null);
            }
        }
    }

    private void end(UUID patientId, Channel channel, @Nullable String by) {
        jdbc.sql("""
                        update undeliverable_address set ended_at = :now, ended_by = :by
                        where patient_id = :patient and channel = :channel and ended_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("patient", patientId)
                .param("channel", channel.name())
                .update();
    }

    /** Of everybody who has the address and of whom it is so. */
    private List<UUID> mark(Channel channel, String address, String so, @Nullable Instant since) {
        String column = column(channel);
        String same = channel == Channel.EMAIL ? "lower(email) = lower(:address)" : "mobile = :address";
        return jdbc
                .sql("update contact set " + column + "_undeliverable_since = :since where " + same + " and " + column
                        + "_undeliverable_since " + so + " returning patient_id")
                .param("since", since == null ? null : Timestamp.from(since), java.sql.Types.TIMESTAMP)
                .param("address", address)
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static String column(Channel channel) {
        return switch (channel) {
            case SMS -> "mobile";
            case EMAIL -> "email";
        };
    }

    private static Undeliverable told(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Undeliverable(
                Channel.valueOf(row.getString("channel")),
                row.getTimestamp("since").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_by"));
    }
}
