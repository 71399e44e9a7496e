package clinic.reminder.contact;

import java.util.UUID;

/** Whoever plans messages, and wants to know that a patient is reached otherwise than before. */
public interface PlansForPatients {

    /** Joins the transaction in which it became known. */
    void contactRecorded(UUID patientId);
}
