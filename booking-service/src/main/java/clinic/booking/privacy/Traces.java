package clinic.booking.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What this service has of one patient, wherever a feature keeps it. Care law keeps who was given which care when: the
 * name, the birth date, the personnummer and what was asked, answered and noted before a visit that took place. All else goes.
 */
@Repository
class Traces {

    /** Of a visit that was neither cancelled nor is to come; {@code erased} is when the patient was. */
    private static final String TOOK_PLACE =
            "(state = 'COMPLETED' OR state IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT') AND ends_at <= :erased)";

    private final JdbcClient jdbc;

    Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records that point to this one. */
    List<UUID> merged(UUID patientId) {
        return jdbc.sql("SELECT id FROM patients WHERE merged_into = ? ORDER BY id")
                .param(patientId)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /**
     * Until the end of the transaction nobody else changes the patient or their visits; empty when there is none. The record
     * that is kept, then those that point to it, which only its holder locks.
     */
    Optional<UUID> locked(UUID asked) {
        UUID patientId = jdbc.sql("SELECT locked_kept_record(?, 'UPDATE')")
                .param(asked)
                .query(UUID.class)
                .single();
        boolean known = jdbc.sql(
                        "SELECT id FROM patients WHERE id = :patient OR merged_into = :patient ORDER BY id FOR UPDATE")
                .param("patient", patientId)
                .query(UUID.class)
                .list()
                .contains(patientId);
        jdbc.sql("SELECT id FROM appointments WHERE patient_id = ? ORDER BY id FOR UPDATE")
                .param(patientId)
                .query(UUID.class)
                .list();
        return known ? Optional.of(patientId) : Optional.empty();
    }

    Optional<Instant> erasedAt(UUID patientId) {
        return jdbc.sql("SELECT erased_at FROM patients WHERE id = ? AND erased_at IS NOT NULL")
                .param(patientId)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    boolean visitsAhead(UUID patientId, Instant now) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM appointments WHERE patient_id = ? AND"
                        + " state IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT') AND ends_at > ?)")
                .params(patientId, now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    long visitsThatTookPlace(UUID patientId) {
        return jdbc.sql("SELECT count(*) FROM appointments WHERE patient_id = :patient AND " + TOOK_PLACE
                        + " AND EXISTS (SELECT FROM patients WHERE id = :patient AND name <> '')")
                .param("patient", patientId)
                .param("erased", erasedAt(patientId).orElseThrow().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Codes and sessions of whoever is reached there: a family's too, who ask for another. */
    void endSignIns(UUID patientId) {
        jdbc.sql("""
                DELETE FROM sign_ins USING patients
                 WHERE patients.id = :patient AND (sign_ins.contact IN (patients.mobile, lower(patients.email))
                       OR patients.id = ANY (sign_ins.patient_ids))""").param("patient", patientId).update();
    }

    void remove(UUID patientId, Instant now) {
        endSignIns(patientId);
        // Rows of an import that were not taken in stand as somebody typed them: by number, address, or name and birth
        // date.
        run("""
                DELETE FROM refused_rows USING patients
                 WHERE (patients.id = :patient OR patients.merged_into = :patient) AND (
                       EXISTS (SELECT FROM unnest(cells) cell, (
                                   SELECT mobile, email FROM further_contacts WHERE patient_id = :patient
                                   UNION ALL SELECT patients.mobile, patients.email) reached
                                WHERE lower(trim(cell)) = lower(reached.email)
                                   OR length(regexp_replace(cell, '\\D', '', 'g')) >= 9
                                      AND right(regexp_replace(cell, '\\D', '', 'g'), 9) = right(reached.mobile, 9))
                       OR (SELECT bool_and(position(part IN plain_letters(array_to_string(cells, ' '))) > 0)
                             FROM unnest(string_to_array(nullif(patients.plain_name, ''), ' ')) part)
                          AND EXISTS (SELECT FROM unnest(cells) cell
                                       WHERE regexp_replace(cell, '\\D', '', 'g') ~
                                             to_char(patients.birth_date, '"^("YYYYMMDD"|"YYMMDD")"')))""", patientId, now);
        // No link opens a visit any more; of one that never took place nothing stays but that its time was taken.
        run("""
                UPDATE appointments SET version = version + 1, manage_nonce = gen_random_uuid()::text,
                       cancel_reason = NULL,
                       intake = CASE WHEN %1$s THEN intake ELSE '[]' END,
                       notes = CASE WHEN %1$s THEN notes END,
                       condition_id = CASE WHEN %1$s THEN condition_id END, condition_before = NULL
                 WHERE patient_id = :patient""".formatted(TOOK_PLACE), patientId, now);
        run("""
                UPDATE patients SET version = version + 1, mobile = NULL, email = NULL, reached_through = NULL, erased_at = :erased,
                       name = CASE WHEN cared_for THEN name ELSE '' END,
                       birth_date = CASE WHEN cared_for THEN birth_date END,
                       personnummer = CASE WHEN cared_for THEN personnummer END
                  FROM (SELECT EXISTS (SELECT FROM appointments WHERE patient_id = :patient AND %s) AS cared_for) care
                 WHERE id = :patient""".formatted(TOOK_PLACE), patientId, now);
        // What was written there stands, as far as it has to, in the record that is kept.
        run("""
                UPDATE patients SET version = version + 1, name = '', birth_date = NULL, personnummer = NULL,
                       merge_reason = NULL,
                       erased_at = :erased
                 WHERE merged_into = :patient""", patientId, now);
        run("DELETE FROM further_contacts WHERE patient_id = :patient", patientId, now);
        run("DELETE FROM tasks WHERE patient_id = :patient OR other_id = :patient", patientId, now);
    }

    /** What was locked, and what was agreed to and sent, of an erased patient; whether there was anything locked. */
    boolean letGo(UUID patientId) {
        jdbc.sql("DELETE FROM consents WHERE patient_id = ?").param(patientId).update();
        jdbc.sql("DELETE FROM correspondence WHERE patient_id = ?")
                .param(patientId)
                .update();
        jdbc.sql("UPDATE appointments SET version = version + 1, intake = '[]', notes = NULL, condition_id = NULL"
                        + " WHERE patient_id = ? AND (intake <> '[]' OR notes IS NOT NULL OR condition_id IS NOT NULL)")
                .param(patientId)
                .update();
        return jdbc.sql("UPDATE patients SET version = version + 1, name = '', birth_date = NULL,"
                                + " personnummer = NULL WHERE id = ? AND name <> ''")
                        .param(patientId)
                        .update()
                > 0;
    }

    private void run(String statement, UUID patientId, Instant now) {
        jdbc.sql(statement)
                .param("patient", patientId)
                .param("erased", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
