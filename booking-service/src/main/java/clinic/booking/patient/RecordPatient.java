package clinic.booking.patient;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** Within the caller's transaction: a booking that fails leaves no patient behind. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded record(PatientDetails details, Set<ConsentPurpose> consents) {
        Instant now = clock.instant();
        Optional<Patient> known = returning.of(details);
        Patient patient = known.orElseGet(() -> Patient.register(details, now));
        int before = known.map(Patient::revision).orElse(0);
        Locale language = Locale.of(details.language());
        patient.choose(
                details.language(), consents, purpose -> texts.text(purpose, language), ConsentSource.BOOKING, now);
        patients.saveAndFlush(patient);
        if (patient.revision() > before) {
            announcements.recorded(patient);
        }
        return new Recorded(patient.id(), known.isPresent() ? List.of() : lookAlikes.of(patient.id(), details));
    }
}
