package clinic.reminder.contact;

import clinic.contracts.reminder.Channel;
import java.util.UUID;

/** Whoever plans messages, and wants to know that a patient is reached otherwise than before. */
public interface PlansForPatients {

    /** Joins the transaction in which it became known. */
    void contactRecorded(UUID patientId);

    /** What this rule says about a visit was refused on this channel; the address may take the next. */
    void stopped(Channel channel, UUID patientId, UUID appointmentId, String rule);
}
