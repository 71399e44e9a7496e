package clinic.booking.patient;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final FurtherContacts contacts;
    private final ConsentTexts texts;
    private final PatientAnnouncements announcements;

    RecordPatients(
            JdbcClient jdbc,
            Patients patients,
            FurtherContacts contacts,
            ConsentTexts texts,
            PatientAnnouncements announcements) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.contacts = contacts;
        this.texts = texts;
        this.announcements = announcements;
    }

    /**
     * Those of the clinic's patients who may be among these people: two of name, birth date and contact agree, as {@link
     * LookAlikes} asks of one.
     *
     * @param system that tells of them
     */
    @Transactional(readOnly = true)
    public Faces among(List<PatientDetails> people, String system) {
        List<UUID> perhaps = jdbc.sql("""
                WITH told AS (
                    SELECT DISTINCT plain_letters(one.name) AS name, one.born, one.mobile, one.email
                      FROM unnest(:names::text[], :born::date[], :mobiles::text[], :emails::text[])
                        AS one (name, born, mobile, email)),
                reached AS (
                    SELECT f.patient_id AS id, told.name, told.born
                      FROM told JOIN further_contacts f ON f.mobile = told.mobile
                    UNION SELECT f.patient_id, told.name, told.born
                      FROM told JOIN further_contacts f ON lower(f.email) = told.email),
                perhaps AS (
                    SELECT p.id FROM told JOIN patients p ON p.birth_date = told.born AND p.erased_at IS NULL
                       AND (p.plain_name = told.name OR p.mobile = told.mobile OR lower(p.email) = told.email)
                    UNION SELECT p.id FROM told JOIN patients p ON p.mobile = told.mobile AND p.plain_name = told.name
                    UNION SELECT p.id FROM told JOIN patients p
                        ON lower(p.email) = told.email AND p.plain_name = told.name
                    UNION SELECT p.id FROM reached JOIN patients p ON p.id = reached.id
                     WHERE p.birth_date = reached.born OR p.plain_name = reached.name)
                SELECT p.id FROM perhaps JOIN patients p ON p.id = perhaps.id
                 WHERE p.erased_at IS NULL AND p.merged_into IS NULL""")
                .param("names", texts(people, PatientDetails::name))
                .param("born", texts(people, PatientDetails::birthDate))
                .param("mobiles", texts(people, PatientDetails::mobile))
                .param("emails", texts(people, one -> small(one.email())))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        return new Faces(
                perhaps.isEmpty() ? List.of() : patients.findByIdInOrderById(perhaps),
                perhaps.isEmpty() ? Map.of() : contacts.of(perhaps),
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
                                      protected_identity, personnummer)
                SELECT id, 0, revision, name, birth_date, mobile, email, language, recorded_at, protected_identity,
                       personnummer
                  FROM unnest(:ids::uuid[], :revisions::int[], :names::text[], :born::date[], :mobiles::text[],
                              :emails::text[], :languages::text[], :recorded::timestamptz[], :protected::boolean[],
                              :numbers::text[])
                    AS one (id, revision, name, birth_date, mobile, email, language, recorded_at, protected_identity,
                            personnummer)""")
                .param("ids", texts(newOnes, Patient::id))
                .param("revisions", texts(newOnes, Patient::revision))
                .param("names", texts(newOnes, Patient::name))
                .param("born", texts(newOnes, Patient::birthDate))
                .param("mobiles", texts(newOnes, Patient::mobile))
                .param("emails", texts(newOnes, Patient::email))
                .param("languages", texts(newOnes, Patient::language))
                .param("recorded", texts(newOnes, one -> one.recordedAt().atOffset(ZoneOffset.UTC)))
                .param("protected", texts(newOnes, Patient::hasProtectedIdentity))
                .param(
                        "numbers",
                        texts(
                                newOnes,
                                one -> one.personnummer()
                                        .map(Personnummer::digits)
                                        .orElse(null)))
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
