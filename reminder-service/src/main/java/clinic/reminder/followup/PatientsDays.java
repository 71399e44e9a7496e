package clinic.reminder.followup;

import clinic.reminder.followup.PatientsDay.Meeting;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What else there is with a patient now, whichever follow-up asks. */
@Repository
class PatientsDays {

    /** No local day holds both now and anything further away. */
    private static final Duration AROUND = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final FollowUps followUps;

    PatientsDays(JdbcClient jdbc, FollowUps followUps) {
        this.jdbc = jdbc;
        this.followUps = followUps;
    }

    /** What a visit was about is known better once it has been completed than when it was booked. */
    PatientsDay of(FollowUp followUp, ZoneId zone, Instant now) {
        return new PatientsDay(
                followUps.flagWaits(followUp.patientId()),
                jdbc.sql("""
                                select visit.appointment_id, visit.starts_at, coalesce(place.zone, :zone) as zone,
                                    coalesce(completed_visit.condition_id, visit.condition_id) as condition_id
                                from visit left join place on place.location_id = visit.location_id
                                    left join completed_visit on completed_visit.appointment_id = visit.appointment_id
                                where visit.patient_id = :patient and visit.standing <> 'CANCELLED' and not visit.missed
                                    and visit.starts_at between :from and :until""")
                        .param("patient", followUp.patientId())
                        .param("zone", zone.getId())
                        .param("from", Timestamp.from(now.minus(AROUND)))
                        .param("until", Timestamp.from(now.plus(AROUND)))
                        .query((row, number) -> new Meeting(
                                row.getObject("appointment_id", UUID.class),
                                row.getObject("condition_id", UUID.class),
                                row.getTimestamp("starts_at").toInstant(),
                                ZoneId.of(row.getString("zone"))))
                        .list());
    }
}
