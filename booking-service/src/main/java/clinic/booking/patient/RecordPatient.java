package clinic.booking.patient;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the returning patient or registers a new one, and tells whoever writes to patients. */
@Component
public class RecordPatient {

    private final ReturningPatients returning;
    private final Patients patients;
    private final ConsentTexts texts;
    private final LookAlikes lookAlikes;
    private final PatientAnnouncements announcements;
    private final Clock clock;

    RecordPatient(
            ReturningPatients returning,
            Patients patients,
            ConsentTexts texts,
            LookAlikes lookAlikes,
            PatientAnnouncements announcements,
            Clock clock) {
        this.returning = returning;
        this.patients = patients;
        this.texts = texts;
        this.lookAlikes = lookAlikes;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Who was recorded.
     *
     * @param perhaps others who may be the same person, where this one is new
     */
    public record Recorded(UUID patient, List<UUID> perhaps) {}

    /**
     * Within the caller's transaction: a booking that fails leaves no patient behind.
     *
     * @param by BOOKING, where somebody chose who says they are the patient; STAFF, where somebody who works here was told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded record(PatientDetails details, Set<ConsentPurpose> consents, ConsentSource by) {
        Instant now = clock.instant();
        Optional<Patient> known = returning.of(details);
        if (known.isEmpty()) {
            return register(details, consents, by, now);
        }
        Patient patient = known.get();
        int before = patient.revision();
        patient.complete(details);
        if (by == ConsentSource.STAFF) {
            patient.hear(consents, words(patient.language()), now);
        } else {
            patient.hearBooker(details.language(), consents, words(details.language()), now);
        }
        patients.saveAndFlush(patient);
        if (patient.revision() > before) {
            announcements.recorded(patient);
        }
        return new Recorded(patient.id(), List.of());
    }

    /**
     * Who may be somebody whose identity is protected gets nothing either, until somebody has looked. Not so whoever books
     * online and is reached at none of their contacts: silence would tell a stranger that somebody of that name and birth
     * date is a patient here.
     */
    private Recorded register(PatientDetails details, Set<ConsentPurpose> consents, ConsentSource by, Instant now) {
        Patient patient = Patient.register(details, now);
        patient.choose(details.language(), consents, words(details.language()), by, now);
        List<UUID> perhaps = lookAlikes.of(patient.id(), details);
        patient.protectIdentity(
                by == ConsentSource.STAFF
                        ? patients.existsByIdInAndProtectedIdentityTrue(perhaps)
                        : lookAlikes.anyHiddenReachedAt(details, perhaps));
        patients.saveAndFlush(patient);
        announcements.recorded(patient);
        return new Recorded(patient.id(), perhaps);
    }

    private Function<ConsentPurpose, String> words(String language) {
        Locale locale = Locale.of(language);
        return purpose -> texts.text(purpose, locale);
    }
}
