package clinic.booking.patient;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has all private links of a patient made anew, here and wherever else they are made. */
@Component
public class RenewLinks {

    private final Patients patients;
    private final PatientAnnouncements announcements;
    private final Audit audit;

    RenewLinks(Patients patients, PatientAnnouncements announcements, Audit audit) {
        this.patients = patients;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * @return the id of the record that is kept
     * @throws NoSuchPatient when there is none, or it was erased
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID renew(UUID patientId, Who who) {
        Patient patient =
                patients.kept(patientId).filter(one -> !one.isClosed()).orElseThrow(NoSuchPatient::new);
        patient.renewLinks();
        patients.saveAndFlush(patient);
        announcements.recorded(patient);
        audit.done(who, Deed.LINKS_RENEWED, patient.id());
        return patient.id();
    }
}
