package clinic.booking.patient;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staff write name, birth date or contacts anew, and whoever writes to patients learns of it. */
@Component
public class CorrectPatient {

    private final Patients patients;
    private final PatientAnnouncements announcements;
    private final Audit audit;

    CorrectPatient(Patients patients, PatientAnnouncements announcements, Audit audit) {
        this.patients = patients;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * @param seen the revision that whoever corrects had before them
     * @return the one it has now
     * @throws NoSuchPatient also for a record that only points to another
     * @throws PatientChanged when somebody else has written meanwhile
     */
    @Transactional
    public int correct(UUID patientId, PatientDetails details, int seen, Who who) {
        Patient patient =
                patients.locked(patientId).filter(one -> !one.isClosed()).orElseThrow(NoSuchPatient::new);
        patient.requireSeen(seen);
        patient.correct(details);
        patients.saveAndFlush(patient);
        if (patient.revision() > seen) {
            announcements.recorded(patient);
            audit.done(who, Deed.DETAILS_CORRECTED, patientId);
        }
        return patient.revision();
    }
}
