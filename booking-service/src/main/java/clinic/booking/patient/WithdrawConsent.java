package clinic.booking.patient;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.contracts.reminder.OptOutMeans;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A patient takes consents back in answer to a message. The latest word counts. */
@Component
public class WithdrawConsent {

    private final Patients patients;
    private final PatientAnnouncements announcements;
    private final Audit audit;

    WithdrawConsent(Patients patients, PatientAnnouncements announcements, Audit audit) {
        this.patients = patients;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * A consent given after the word was said is the later word: the two may have crossed on their way.
     *
     * @param means by which it was said; null if that is not known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID patientId, Set<ConsentPurpose> purposes, Instant at, @Nullable OptOutMeans means) {
        take(patientId, patient -> purposes.forEach(purpose -> patient.optOut(purpose, source(means), at)));
    }

    /**
     * An SMS provider took nothing to the patient's number, because of a stop that was said before, who knows when. It is
     * news only where no such word is known: of what the patient took back by SMS and then agreed to anew, a provider that
     * still holds to the old word takes nothing back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawUnlessKnown(UUID patientId, Set<ConsentPurpose> purposes, Instant at) {
        take(
                patientId,
                patient -> purposes.stream()
                        .filter(purpose -> !patient.everTookBackBySms(purpose))
                        .forEach(purpose -> patient.optOut(purpose, ConsentSource.SMS, at)));
    }

    private void take(UUID patientId, Consumer<Patient> word) {
        patients.kept(patientId).ifPresent(patient -> {
            int before = patient.revision();
            word.accept(patient);
            patients.saveAndFlush(patient);
            if (patient.revision() > before) {
                announcements.recorded(patient);
                audit.done(Who.MESSAGE, Deed.CONSENT_WITHDRAWN, patient.id());
            }
        });
    }

    /** Until it was told, only an SMS could say so. */
    private static ConsentSource source(@Nullable OptOutMeans means) {
        return means == OptOutMeans.ONE_CLICK || means == OptOutMeans.PAGE
                ? ConsentSource.UNSUBSCRIBE
                : ConsentSource.SMS;
    }
}
