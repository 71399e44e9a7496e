package clinic.booking.patient;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says of a patient that where they are must not become known, or that it may again. */
@Component
public class ProtectIdentity {

    private final Patients patients;
    private final PatientAnnouncements announcements;
    private final Audit audit;

    ProtectIdentity(Patients patients, PatientAnnouncements announcements, Audit audit) {
        this.patients = patients;
        this.announcements = announcements;
        this.audit = audit;
    }

    /** Said again it changes nothing; false when there is no such patient. By the id of a record that was merged it is the kept one. */
    @Transactional
    public boolean protect(UUID patientId, boolean isProtected, Who who) {
        Patient patient =
                patients.kept(patientId).filter(one -> !one.isClosed()).orElse(null);
        if (patient == null) {
            return false;
        }
        int before = patient.revision();
        patient.protectIdentity(isProtected);
        patients.saveAndFlush(patient);
        if (patient.revision() > before) {
            announcements.recorded(patient);
            audit.done(who, isProtected ? Deed.IDENTITY_PROTECTED : Deed.IDENTITY_OPENED, patient.id());
        }
        return true;
    }
}
