package clinic.booking.patient;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A patient takes consents back by a word to the clinic's number or to its provider. The latest word counts. */
@Component
public class WithdrawConsent {

    private final Patients patients;
    private final PatientAnnouncements announcements;
    private final Clock clock;

    WithdrawConsent(Patients patients, PatientAnnouncements announcements, Clock clock) {
        this.patients = patients;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Whoever is not known any more has nothing to take back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID patientId, Set<ConsentPurpose> purposes) {
        patients.locked(patientId).ifPresent(patient -> {
            Set<ConsentPurpose> kept = patient.agreesTo();
            kept.removeAll(purposes);
            int before = patient.revision();
            patient.choose(patient.language(), kept, purpose -> "", ConsentSource.SMS, clock.instant());
            patients.saveAndFlush(patient);
            if (patient.revision() > before) {
                announcements.recorded(patient);
            }
        });
    }
}
