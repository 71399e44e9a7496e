package clinic.booking.patient;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may be the same person as somebody: two of name, birth date and contact agree. One alone says nothing: a family has
 * one phone, and many are called Anna Ek.
 */
@Component
public class LookAlikes {

    /** More than these nobody would go through. */
    private static final int MOST = 5;

    private final JdbcClient jdbc;

    LookAlikes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of a patient; those of whom somebody has said that they are not are left out. That a task was closed says nothing of
     * that.
     */
    public List<UUID> of(UUID patientId) {
        return jdbc.sql("SELECT name, birth_date, mobile, email FROM patients WHERE id = ?")
                .param(patientId)
                .query((row, n) -> look(
                        patientId,
                        row.getString("name"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("mobile"),
                        row.getString("email")))
                .optional()
                .orElse(List.of());
    }

    /** Of somebody who is about to be recorded with these details. */
    List<UUID> of(UUID self, PatientDetails details) {
        return look(self, details.name(), details.birthDate(), details.mobile(), details.email());
    }

    /** Whether messages to a contact of these details go to one of those patients, and their identity is protected. */
    boolean anyHiddenReachedAt(PatientDetails details, List<UUID> patients) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM patients p LEFT JOIN further_contacts further ON further.patient_id = p.id
                     WHERE p.id = ANY (:patients::uuid[]) AND p.protected_identity
                       AND (:mobile IN (p.mobile, further.mobile)
                            OR lower(:email) IN (lower(p.email), lower(further.email))))""")
                .param("patients", patients.stream().map(UUID::toString).toArray(String[]::new))
                .param("mobile", details.mobile(), Types.VARCHAR)
                .param("email", details.email(), Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    private List<UUID> look(
            UUID self, String name, @Nullable LocalDate born, @Nullable String mobile, @Nullable String email) {
        return jdbc.sql("""
                WITH reached AS (
                    SELECT id FROM patients WHERE mobile = :mobile
                    UNION SELECT id FROM patients WHERE lower(email) = lower(:email)
                    UNION SELECT patient_id FROM further_contacts WHERE mobile = :mobile
                    UNION SELECT patient_id FROM further_contacts WHERE lower(email) = lower(:email)),
                perhaps AS (
                    SELECT p.id FROM reached JOIN patients p ON p.id = reached.id
                     WHERE p.birth_date = :born OR p.plain_name = plain_letters(:name)
                    UNION SELECT id FROM patients
                     WHERE birth_date = :born AND erased_at IS NULL AND plain_name = plain_letters(:name))
                SELECT p.id FROM perhaps JOIN patients p ON p.id = perhaps.id
                 WHERE p.id <> :self AND p.erased_at IS NULL AND p.merged_into IS NULL
                   AND NOT EXISTS (SELECT FROM tasks WHERE found_two
                                      AND kind = 'POSSIBLY_SAME' AND (patient_id, other_id) IN ((p.id, :self), (:self, p.id)))
                 ORDER BY p.protected_identity DESC, p.recorded_at LIMIT """ + " " + MOST)
                .param("self", self)
                .param("name", name)
                .param("born", born, Types.DATE)
                .param("mobile", mobile, Types.VARCHAR)
                .param("email", email, Types.VARCHAR)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }
}
