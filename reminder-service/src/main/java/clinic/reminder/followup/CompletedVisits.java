package clinic.reminder.followup;

import clinic.contracts.booking.Visit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Visits that took place and whose follow-up waits for what it needs to know. */
@Repository
class CompletedVisits {

    /** What has become known, and may have been all that a follow-up waited for. */
    enum By {
        VISIT("appointment_id"),
        CONTACT("patient_id"),
        PLACE("location_id"),
        PLAN("condition_id");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    private static final TypeReference<Map<String, String>> SWITCHES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CompletedVisits(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Completed(
            UUID appointmentId,
            int scheduleVersion,
            UUID patientId,
            UUID locationId,
            UUID conditionId,
            Findings findings,
            Instant start) {}

    /** Said again it is what was said last, as long as nothing came of it; that nobody said anything takes nothing back. */
    void keep(Visit visit, UUID conditionId, Findings findings) {
        jdbc.sql("""
                        insert into completed_visit (appointment_id, schedule_version, patient_id, location_id,
                            condition_id, mechanism, switches, starts_at)
                        values (:id, :version, :patient, :location, :condition, :mechanism, cast(:switches as jsonb), :start)
                        on conflict (appointment_id) do update set condition_id = excluded.condition_id,
                            mechanism = excluded.mechanism, switches = excluded.switches
                        where not completed_visit.considered
                          and (excluded.condition_id <> completed_visit.condition_id or :found)""")
                .param("found", !findings.equals(Findings.NONE))
                .param("id", visit.appointmentId())
                .param("version", visit.scheduleVersion())
                .param("patient", visit.patientId())
                .param("location", visit.locationId())
                .param("condition", conditionId)
                .param("mechanism", findings.mechanism())
                .param("switches", json.writeValueAsString(findings.switches()))
                .param("start", Timestamp.from(visit.start()))
                .update();
    }

    /** What it was about, by the last word that counted. */
    Optional<UUID> lastSaid(UUID appointmentId) {
        return jdbc.sql("select condition_id from completed_visit where appointment_id = :id")
                .param("id", appointmentId)
                .query(UUID.class)
                .optional();
    }

    /** Nothing has come of it that stands. */
    void considerAnew(UUID appointmentId) {
        jdbc.sql("update completed_visit set considered = false where appointment_id = :id")
                .param("id", appointmentId)
                .update();
    }

    /** It did not take place after all, or has not yet. */
    void forget(UUID appointmentId) {
        jdbc.sql("delete from completed_visit where appointment_id = :id")
                .param("id", appointmentId)
                .update();
    }

    /** Those not yet considered that have to do with this visit, patient, place or condition. */
    List<Completed> waiting(By by, UUID id) {
        return jdbc.sql("select * from completed_visit where " + by.column + " = :id and not considered for update")
                .param("id", id)
                .query(this::completed)
                .list();
    }

    /** A patient's since then of which nothing has come yet, the latest first. */
    List<Completed> notConsidered(UUID patientId, Instant since) {
        return jdbc.sql("""
                        select * from completed_visit
                        where patient_id = :patient and not considered and starts_at >= :since
                        order by starts_at desc""")
                .param("patient", patientId)
                .param("since", Timestamp.from(since))
                .query(this::completed)
                .list();
    }

    /**
     * A visit that has begun and was neither cancelled nor missed, whether anybody said that it was for this condition or
     * not. With what a clinician last said of this condition then, unless another mechanism is said now.
     */
    Optional<Completed> begun(UUID appointmentId, UUID conditionId, @Nullable String mechanism, Instant now) {
        return jdbc.sql("""
                        select appointment_id, schedule_version, patient_id, location_id,
                            cast(:condition as uuid) as condition_id,
                            coalesce(cast(:mechanism as text), said.mechanism) as mechanism,
                            coalesce(said.switches, '{}') as switches, starts_at
                        from visit left join lateral (
                            select mechanism, switches from (
                                select mechanism, switches, started_at as at from follow_up
                                where appointment_id = :id and condition_id = :condition
                                union all
                                select mechanism, switches, '-infinity' from completed_visit
                                where appointment_id = :id and condition_id = :condition) as words
                            order by at desc limit 1) as said on true
                        where appointment_id = :id and standing <> 'CANCELLED'
                            and not missed and starts_at < :now""")
                .param("id", appointmentId)
                .param("condition", conditionId)
                .param("mechanism", mechanism)
                .param("now", Timestamp.from(now))
                .query(this::completed)
                .optional();
    }

    /**
     * The visit before this follow-up's that the patient had for the same condition, if it was not followed up, or only
     * until this one was: empty where its follow-up ended for a reason of its own, or staff had let it rest.
     */
    Optional<Completed> before(FollowUp followUp, Instant now) {
        return jdbc.sql("""
                        with before as (
                            select appointment_id from (
                                select appointment_id, starts_at as at from completed_visit
                                where patient_id = :patient and condition_id = :condition
                                union
                                select appointment_id, visit_starts_at from follow_up
                                where patient_id = :patient and condition_id = :condition) as visits
                                join visit using (appointment_id)
                            where at < :start and visit.standing <> 'CANCELLED' and not visit.missed
                            order by at desc limit 1)
                        select appointment_id from before left join lateral (
                            select id, because from follow_up where follow_up.appointment_id = before.appointment_id
                            order by started_at desc limit 1) as last on true
                        where last.id is null or last.because = 'REBOOKED' and not exists (
                            select from follow_up_change paused where follow_up_id = last.id and what = 'PAUSED'
                                and not exists (select from follow_up_change resumed
                                    where resumed.follow_up_id = last.id and resumed.what = 'RESUMED'
                                        and resumed.at >= paused.at))""")
                .param("patient", followUp.patientId())
                .param("condition", followUp.conditionId())
                .param("start", Timestamp.from(followUp.visitStart()))
                .query(UUID.class)
                .optional()
                .flatMap(earlier -> begun(earlier, followUp.conditionId(), null, now));
    }

    /** A patient's latest visits that have begun. */
    List<SteerFollowUp.Begun> begunOf(UUID patientId, Instant now) {
        return jdbc.sql("""
                        select appointment_id, starts_at from visit
                        where patient_id = :patient and standing <> 'CANCELLED' and not missed and starts_at < :now
                        order by starts_at desc limit 10""")
                .param("patient", patientId)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new SteerFollowUp.Begun(
                        row.getObject("appointment_id", UUID.class),
                        row.getTimestamp("starts_at").toInstant()))
                .list();
    }

    void considered(UUID appointmentId) {
        jdbc.sql("update completed_visit set considered = true where appointment_id = :id")
                .param("id", appointmentId)
                .update();
    }

    private Completed completed(ResultSet row, int number) throws SQLException {
        return new Completed(
                row.getObject("appointment_id", UUID.class),
                row.getInt("schedule_version"),
                row.getObject("patient_id", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getObject("condition_id", UUID.class),
                new Findings(row.getString("mechanism"), json.readValue(row.getString("switches"), SWITCHES)),
                row.getTimestamp("starts_at").toInstant());
    }
}
