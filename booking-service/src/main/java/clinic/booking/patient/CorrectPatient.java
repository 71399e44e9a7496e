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

    /** What became of a correction. */
    public enum Outcome {
        WRITTEN,
        NO_SUCH_PATIENT,
        /** Somebody else has written meanwhile; nothing is written over unseen. */
        CHANGED_MEANWHILE
    }

    /** @param seen the revision that whoever corrects had before them */
    @Transactional
    public Outcome correct(UUID patientId, PatientDetails details, int seen, Who who) {
        Patient patient =
                patients.locked(patientId).filter(one -> !one.isClosed()).orElse(null);
        if (patient == null) {
            return Outcome.NO_SUCH_PATIENT;
        }
        if (patient.revision() != seen) {
            return Outcome.CHANGED_MEANWHILE;
        }
        patient.correct(details);
        patients.saveAndFlush(patient);
        if (patient.revision() > seen) {
            announcements.recorded(patient);
            audit.done(who, Deed.DETAILS_CORRECTED, patientId);
        }
        return Outcome.WRITTEN;
    }
}
