package clinic.reminder.plan;

import clinic.contracts.booking.Visit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The visits as booking-service told of them. */
@Repository
class Visits {

    /** By then every rule has given up about those who did not come. */
    static final Duration LONGEST_AFTER = Duration.ofDays(14);

    private static final String SPOKEN_OF = "starts_at > :missedSince and (starts_at > :now or missed_at is not null)";

    private final JdbcClient jdbc;

    Visits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps this version of a visit, unless it, or a newer one, is known; false then. */
    boolean keep(Visit visit, Standing standing, Instant saidAt, Instant now) {
        return jdbc.sql("""
                        insert into visit (appointment_id, schedule_version, standing, patient_id, treatment_id,
                            practitioner_id, location_id, condition_id, starts_at, ends_at, manage_nonce, said_at,
                            known_since)
                        values (:id, :version, :standing, :patient, :treatment, :practitioner,
                            :location, :condition, :start, :end, :nonce, :said, :now)
                        on conflict (appointment_id) do update set schedule_version = excluded.schedule_version,
                            standing = excluded.standing, patient_id = excluded.patient_id,
                            treatment_id = excluded.treatment_id, practitioner_id = excluded.practitioner_id, location_id = excluded.location_id,
                            condition_id = excluded.condition_id, starts_at = excluded.starts_at,
                            ends_at = excluded.ends_at, manage_nonce = excluded.manage_nonce,
                            said_at = excluded.said_at, known_since = excluded.known_since, planned = false, missed = false, missed_at = null
                        where visit.schedule_version < excluded.schedule_version""")
                        .param("id", visit.appointmentId())
                        .param("version", visit.scheduleVersion())
                        .param("standing", standing.name())
                        .param("patient", visit.patientId())
                        .param("treatment", visit.treatmentId())
                        .param("practitioner", visit.practitionerId())
                        .param("location", visit.locationId())
                        .param("condition", visit.conditionId())
                        .param("start", Timestamp.from(visit.start()))
                        .param("end", Timestamp.from(visit.end()))
                        .param("nonce", visit.manageNonce())
                        .param("said", Timestamp.from(saidAt))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The patient did not come; false where that is known, or nothing is known of the visit. */
    boolean missed(UUID appointmentId, Instant at) {
        return jdbc.sql(
                                "update visit set missed = true, missed_at = :at where appointment_id = :id and missed_at is null")
                        .param("id", appointmentId)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** They came, or are expected after all; false where nobody had said otherwise. */
    boolean notMissed(UUID appointmentId) {
        return jdbc.sql("update visit set missed = false, missed_at = null where appointment_id = :id and missed")
                        .param("id", appointmentId)
                        .update()
                == 1;
    }

    void planned(KnownVisit visit) {
        jdbc.sql("update visit set planned = true where appointment_id = :id")
                .param("id", visit.appointmentId())
                .update();
    }

    /** Whether all that its messages need is known. */
    boolean isPlanned(UUID appointmentId) {
        return jdbc.sql("select exists (select from visit where appointment_id = :id and planned)")
                .param("id", appointmentId)
                .query(Boolean.class)
                .single();
    }

    Optional<KnownVisit> find(UUID appointmentId) {
        return jdbc.sql("select * from visit where appointment_id = :id")
                .param("id", appointmentId)
                .query(Visits::visit)
                .optional();
    }

    Map<UUID, KnownVisit> find(Set<UUID> appointmentIds) {
        return jdbc
                .sql("select * from visit where appointment_id = any(cast(:ids as uuid[]))")
                .param("ids", appointmentIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(Visits::visit)
                .list()
                .stream()
                .collect(Collectors.toMap(KnownVisit::appointmentId, Function.identity()));
    }

    List<KnownVisit> awaitingContact(UUID patientId) {
        return unplanned("patient_id", patientId);
    }

    List<KnownVisit> awaitingPlace(UUID locationId) {
        return unplanned("location_id", locationId);
    }

    /**
     * Waits for whoever plans one of these just now: a visit's patient and its location may be taken in at the same
     * moment, and the second has to see what the first brought. Everybody locks in the same order.
     */
    private List<KnownVisit> unplanned(String column, UUID id) {
        return jdbc.sql("select * from visit where " + column
                        + " = :id and not planned order by known_since, appointment_id for update")
                .param("id", id)
                .query(Visits::visit)
                .list();
    }

    /** Those about which something may still be said: they are ahead, or the patient did not come. */
    List<KnownVisit> spokenOf(UUID patientId, Instant now) {
        return jdbc.sql("select * from visit where patient_id = :patient and planned and " + SPOKEN_OF)
                .param("patient", patientId)
                .param("now", Timestamp.from(now))
                .param("missedSince", Timestamp.from(now.minus(LONGEST_AFTER)))
                .query(Visits::visit)
                .list();
    }

    /** @param treatmentId null for all visits to come */
    List<KnownVisit> spokenOfFor(@Nullable UUID treatmentId, Instant now) {
        String which = treatmentId == null ? "" : " and treatment_id = :treatment";
        return jdbc.sql("select * from visit where planned and " + SPOKEN_OF + which + " order by starts_at")
                .param("missedSince", Timestamp.from(now.minus(LONGEST_AFTER)))
                .param("treatment", treatmentId)
                .param("now", Timestamp.from(now))
                .query(Visits::visit)
                .list();
    }

    private static KnownVisit visit(ResultSet row, int number) throws SQLException {
        return new KnownVisit(
                row.getObject("appointment_id", UUID.class),
                row.getInt("schedule_version"),
                Standing.valueOf(row.getString("standing")),
                row.getObject("patient_id", UUID.class),
                row.getObject("treatment_id", UUID.class),
                row.getObject("practitioner_id", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getObject("condition_id", UUID.class),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("manage_nonce"),
                Objects.requireNonNullElse(row.getTimestamp("said_at"), row.getTimestamp("known_since"))
                        .toInstant(),
                row.getTimestamp("known_since").toInstant(),
                Optional.ofNullable(row.getTimestamp("missed_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }
}
