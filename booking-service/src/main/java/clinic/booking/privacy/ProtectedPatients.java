package clinic.booking.privacy;

import clinic.booking.signin.StaffMember;
import java.sql.Types;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a patient with a protected identity is shown to: reception and admins, who must be able to reach them, and the
 * practitioners who have or had a visit of theirs. For everybody else there is no such patient.
 */
@Component
public class ProtectedPatients {

    /** A condition on {@code patients}; needs {@code :everybody} and {@code :practitioner}. */
    public static final String SHOWN =
            "(NOT patients.protected_identity OR :everybody OR EXISTS (SELECT FROM appointments"
                    + " WHERE appointments.patient_id = patients.id AND appointments.practitioner_id = :practitioner))";

    private final JdbcClient jdbc;

    ProtectedPatients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this reader may know that there is such a patient. */
    public boolean mayBeShown(UUID patientId, StaffMember reader) {
        return !shown(Set.of(patientId), reader).isEmpty();
    }

    /** Those of these patients of whom this reader may know. */
    public Set<UUID> shown(Set<UUID> patients, StaffMember reader) {
        if (patients.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("SELECT id FROM patients WHERE id = ANY (:patients::uuid[]) AND " + SHOWN)
                .param("patients", patients.stream().map(UUID::toString).toArray(String[]::new))
                .param("everybody", reader.runsTheDay())
                .param("practitioner", reader.practitionerId(), Types.OTHER)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list());
    }
}
