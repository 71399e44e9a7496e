package clinic.booking.alert;

import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What patients did, and who of staff has seen it. */
@Repository
class Alerts {

    /** What somebody has not seen; of whose visits they want to know of. */
    private static final String UNSEEN =
            " FROM alerts WHERE alerts.id > :upTo AND alerts.id <> ALL (:besides::bigint[]) AND alerts.at > :since"
                    + " AND (:all OR :practitioner IN (alerts.practitioner_id, alerts.practitioner_before))"
                    + " ORDER BY alerts.id LIMIT :most";

    private static final String SHOWN = """
            SELECT alert.*, appointments.location_id, locations.zone,
                   CASE WHEN patients.erased_at IS NULL AND %s THEN patients.name END AS patient
              FROM (SELECT * %s) alert JOIN appointments ON appointments.id = alert.appointment_id
                   JOIN locations ON locations.id = appointments.location_id
                   JOIN patients ON patients.id = appointments.patient_id
             ORDER BY alert.id""".formatted(ProtectedPatients.SHOWN, UNSEEN);

    /** What somebody wants, null as long as they have not said; and what they have seen. */
    record Kept(@Nullable AlertChoice choice, SeenAlerts seen) {}

    /** An alert as far as it says who wants to know of it. */
    record Concern(long number, UUID practitioner, @Nullable UUID practitionerBefore) {}

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PatientDid done, Instant now) {
        jdbc.sql("""
                        INSERT INTO alerts (at, what, appointment_id, practitioner_id, starts_at, practitioner_before,
                                            starts_before)
                        VALUES (:at, :what, :appointment, :practitioner, :start, :practitionerBefore, :startBefore)""")
                .param("at", utc(now))
                .param("what", done.what().name())
                .param("appointment", done.appointment())
                .param("practitioner", done.practitioner())
                .param("start", utc(done.start()))
                .param("practitionerBefore", done.practitionerBefore(), Types.OTHER)
                .param(
                        "startBefore",
                        done.startBefore() == null ? null : utc(done.startBefore()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The lowest number first. */
    List<Alert> unseen(StaffMember reader, AlertChoice choice, SeenAlerts seen, Instant since, int most) {
        return asked(SHOWN, reader, choice, seen, since, most)
                .param("everybody", reader.runsTheDay())
                .query((row, n) -> alert(row))
                .list();
    }

    /** So many, and at most so many. */
    int howMany(StaffMember reader, AlertChoice choice, SeenAlerts seen, Instant since, int most) {
        return asked("SELECT count(*) FROM (SELECT 1" + UNSEEN + ") unseen", reader, choice, seen, since, most)
                .query(Integer.class)
                .single();
    }

    /** Whom the latest are of interest to, however many of them there are of late. */
    List<Concern> since(Instant since) {
        return jdbc.sql("SELECT * FROM (SELECT * FROM alerts ORDER BY id DESC LIMIT 100) latest WHERE at > ?")
                .param(utc(since))
                .query((row, n) -> new Concern(
                        row.getLong("id"),
                        row.getObject("practitioner_id", UUID.class),
                        row.getObject("practitioner_before", UUID.class)))
                .list();
    }

    Kept kept(UUID staff) {
        return jdbc.sql("SELECT * FROM staff_alerts WHERE staff_id = ?")
                .param(staff)
                .query((row, n) -> new Kept(choice(row), SeenAlerts.of(row.getLong("seen_up_to"), besides(row))))
                .optional()
                .orElse(new Kept(null, SeenAlerts.NOTHING));
    }

    /** Of those of them who have chosen. */
    Map<UUID, AlertChoice> choices(Collection<UUID> staff) {
        return jdbc
                .sql("SELECT staff_id, choice FROM staff_alerts WHERE choice IS NOT NULL"
                        + " AND staff_id = ANY (:staff::uuid[])")
                .param("staff", staff.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) ->
                        Map.entry(row.getObject("staff_id", UUID.class), AlertChoice.valueOf(row.getString("choice"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void choose(UUID staff, AlertChoice choice) {
        jdbc.sql("INSERT INTO staff_alerts (staff_id, choice) VALUES (:staff, :choice)"
                        + " ON CONFLICT (staff_id) DO UPDATE SET choice = excluded.choice")
                .param("staff", staff)
                .param("choice", choice.name())
                .update();
    }

    /** Until the end of the transaction nobody else says what they have seen. */
    SeenAlerts lockSeen(UUID staff) {
        jdbc.sql("INSERT INTO staff_alerts (staff_id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(staff)
                .update();
        jdbc.sql("SELECT 1 FROM staff_alerts WHERE staff_id = ? FOR UPDATE")
                .param(staff)
                .query(Integer.class)
                .single();
        return kept(staff).seen();
    }

    /** None that there has not been yet. */
    void keepSeen(UUID staff, SeenAlerts seen) {
        jdbc.sql("UPDATE staff_alerts SET seen_up_to = least(:upTo, (SELECT coalesce(max(id), 0) FROM alerts)),"
                        + " seen_besides = ARRAY(SELECT id FROM alerts WHERE id = ANY (:besides::bigint[]))"
                        + " WHERE staff_id = :staff")
                .param("upTo", seen.upTo())
                .param("besides", texts(seen))
                .param("staff", staff)
                .update();
    }

    /** What nobody is shown any more. */
    void forgetUntil(Instant end) {
        jdbc.sql("DELETE FROM alerts WHERE at <= ?").param(utc(end)).update();
    }

    private StatementSpec asked(
            String question, StaffMember reader, AlertChoice choice, SeenAlerts seen, Instant since, int most) {
        return jdbc.sql(question)
                .param("upTo", seen.upTo())
                .param("besides", texts(seen))
                .param("since", utc(since))
                .param("all", choice == AlertChoice.ALL)
                .param("practitioner", reader.practitionerId(), Types.OTHER)
                .param("most", most);
    }

    private static String[] texts(SeenAlerts seen) {
        return seen.besides().stream().map(String::valueOf).toArray(String[]::new);
    }

    private static @Nullable AlertChoice choice(ResultSet row) throws SQLException {
        String choice = row.getString("choice");
        return choice == null ? null : AlertChoice.valueOf(choice);
    }

    private static List<Long> besides(ResultSet row) throws SQLException {
        Array numbers = row.getArray("seen_besides");
        return List.of((Long[]) numbers.getArray());
    }

    private static Alert alert(ResultSet row) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        OffsetDateTime before = row.getObject("starts_before", OffsetDateTime.class);
        ZonedDateTime startBefore = before == null ? null : before.atZoneSameInstant(zone);
        return new Alert(
                row.getLong("id"),
                PatientDid.What.valueOf(row.getString("what")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("appointment_id", UUID.class),
                row.getObject("starts_at", OffsetDateTime.class).atZoneSameInstant(zone),
                startBefore,
                row.getObject("practitioner_id", UUID.class),
                row.getObject("practitioner_before", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getString("patient"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
