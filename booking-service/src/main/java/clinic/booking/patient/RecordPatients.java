package clinic.booking.patient;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognises and records many at once. The rules are those of one who books; only the rows are written together, in a
 * statement each for patients, consents and announcements.
 */
@Component
public class RecordPatients {

    private final JdbcClient jdbc;
    private final Patients patients;
    private final ConsentTexts texts;
    private final PatientAnnouncements announcements;

    RecordPatients(JdbcClient jdbc, Patients patients, ConsentTexts texts, PatientAnnouncements announcements) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.texts = texts;
        this.announcements = announcements;
    }

    /**
     * Those of the clinic's patients who may be among these people.
     *
     * @param system that tells of them
     */
    @Transactional(readOnly = true)
    public Faces among(List<PatientDetails> people, String system) {
        List<PatientDetails> told =
                people.stream().filter(one -> one.birthDate() != null).toList();
        List<UUID> perhaps = jdbc.sql("""
                SELECT DISTINCT p.id FROM patients p
                  JOIN unnest(:born::date[], :mobiles::text[], :emails::text[]) AS one (born, mobile, email)
                    ON p.birth_date = one.born AND (p.mobile = one.mobile OR lower(p.email) = one.email)
                 WHERE p.erased_at IS NULL AND p.merged_into IS NULL""")
                .param("born", texts(told, PatientDetails::birthDate))
                .param("mobiles", texts(told, PatientDetails::mobile))
                .param("emails", texts(told, one -> small(one.email())))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        return new Faces(
                perhaps.isEmpty() ? List.of() : patients.findByIdInOrderById(perhaps),
                (purpose, language) -> texts.told(purpose, system, language));
    }

    /** Writes down whoever was taken for new, and tells whoever writes to patients. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Faces faces) {
        List<Patient> newOnes = faces.newOnes();
        if (newOnes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO patients (id, version, revision, name, birth_date, mobile, email, language, recorded_at,
                                      protected_identity)
                SELECT id, 0, revision, name, birth_date, mobile, email, language, recorded_at, protected_identity
                  FROM unnest(:ids::uuid[], :revisions::int[], :names::text[], :born::date[], :mobiles::text[],
                              :emails::text[], :languages::text[], :recorded::timestamptz[], :protected::boolean[])
                    AS one (id, revision, name, birth_date, mobile, email, language, recorded_at, protected_identity)""")
                .param("ids", texts(newOnes, Patient::id))
                .param("revisions", texts(newOnes, Patient::revision))
                .param("names", texts(newOnes, Patient::name))
                .param("born", texts(newOnes, Patient::birthDate))
                .param("mobiles", texts(newOnes, Patient::mobile))
                .param("emails", texts(newOnes, Patient::email))
                .param("languages", texts(newOnes, Patient::language))
                .param("recorded", texts(newOnes, one -> one.recordedAt().atOffset(ZoneOffset.UTC)))
                .param("protected", texts(newOnes, Patient::hasProtectedIdentity))
                .update();
        recordConsents(newOnes);
        announcements.recorded(newOnes);
    }

    private void recordConsents(List<Patient> newOnes) {
        record Agreed(Patient by, Consent consent) {}
        List<Agreed> agreed = new ArrayList<>();
        newOnes.forEach(one -> one.consents().forEach(consent -> agreed.add(new Agreed(one, consent))));
        jdbc.sql("""
                INSERT INTO consents (id, patient_id, purpose, text, given_at, given_by)
                SELECT id, patient_id, purpose, text, given_at, given_by
                  FROM unnest(:ids::uuid[], :patients::uuid[], :purposes::text[], :texts::text[],
                              :given::timestamptz[], :by::text[])
                    AS one (id, patient_id, purpose, text, given_at, given_by)""")
                .param("ids", texts(agreed, one -> one.consent().id()))
                .param("patients", texts(agreed, one -> one.by().id()))
                .param("purposes", texts(agreed, one -> one.consent().view().purpose()))
                .param("texts", texts(agreed, one -> one.consent().view().text()))
                .param(
                        "given",
                        texts(agreed, one -> one.consent().view().givenAt().atOffset(ZoneOffset.UTC)))
                .param("by", texts(agreed, one -> one.consent().view().givenBy()))
                .update();
    }

    private static @Nullable String small(@Nullable String email) {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    /** A column of an array for the database. */
    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(column)
                .map(value -> Objects.toString(value, null))
                .toArray(String[]::new);
    }
}
