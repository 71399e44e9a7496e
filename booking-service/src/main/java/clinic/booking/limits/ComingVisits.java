package clinic.booking.limits;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the calendar from being booked out under ever new names: the clinic still has to reach whoever books, and where
 * it does, only so many visits may lie ahead. Cancelled ones and those that have begun do not count.
 */
@Component
public class ComingVisits {

    private final JdbcClient jdbc;
    private final ComingLimits limits;
    private final Clock clock;

    ComingVisits(JdbcClient jdbc, ComingLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Whether one more visit may be booked, within the transaction that books it. The limit is kept to the visit by whoever
     * has queued at the contacts first.
     *
     * @param contacts every mobile number and e-mail address of the patient, the latter in lower case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayBeOneMore(List<String> contacts, UUID treatmentId) {
        if (limits.none()) {
            return true;
        }
        Coming coming = count(contacts, treatmentId);
        return below(limits.byContact(), coming.inAll())
                && below(limits.byContactAndTreatment(), coming.forTreatment());
    }

    private record Coming(long inAll, long forTreatment) {}

    private Coming count(List<String> contacts, UUID treatmentId) {
        return jdbc.sql("""
                SELECT count(*) AS in_all, count(*) FILTER (WHERE visit.treatment_id = :treatment) AS for_treatment
                  FROM patients patient JOIN appointments visit ON visit.patient_id = patient.id
                 WHERE (patient.mobile IN (:contacts) OR lower(patient.email) IN (:contacts))
                   AND visit.state = 'BOOKED' AND visit.starts_at > :now""")
                .param("treatment", treatmentId)
                .param("contacts", contacts)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Coming(row.getLong("in_all"), row.getLong("for_treatment")))
                .single();
    }

    private static boolean below(@Nullable Integer most, long coming) {
        return most == null || coming < most;
    }
}
