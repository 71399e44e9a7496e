package clinic.booking.patient;

import clinic.contracts.booking.PatientMerged;
import clinic.contracts.booking.PatientRecorded;
import clinic.messaging.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells reminder-service how to reach a patient and what they agreed to. */
@Component
class PatientAnnouncements {

    private final Outbox outbox;

    PatientAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Of who was erased nothing is told any more: a word that is late must not put their name on the topic again. */
    void recorded(Patient patient) {
        if (patient.isClosed()) {
            return;
        }
        outbox.announce(event(patient));
    }

    /** The record under this id is only a pointer from now on. */
    void merged(UUID patientId, Patient into, Instant now) {
        outbox.announce(new PatientMerged(patientId, into.id(), into.revision(), now));
    }

    /** Many who were recorded together. */
    void recorded(List<Patient> patients) {
        outbox.announce(patients.stream().map(PatientAnnouncements::event).toList());
    }

    private static PatientRecorded event(Patient patient) {
        return new PatientRecorded(
                patient.id(),
                patient.revision(),
                patient.name(),
                patient.language(),
                patient.mobile(),
                patient.email(),
                consents(patient),
                patient.hasProtectedIdentity() ? true : null,
                patient.linksRenewed() == 0 ? null : patient.linksRenewed());
    }

    private static Set<clinic.contracts.booking.ConsentPurpose> consents(Patient patient) {
        return patient.agreesTo().stream()
                .map(purpose -> switch (purpose) {
                    case REMINDERS -> clinic.contracts.booking.ConsentPurpose.REMINDERS;
                    case FOLLOW_UPS -> clinic.contracts.booking.ConsentPurpose.FOLLOW_UPS;
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
