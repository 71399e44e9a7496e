package clinic.reminder.contact;

import clinic.contracts.reminder.Channel;
import java.util.UUID;
import java.util.function.Supplier;

/** Whoever plans messages, and wants to know that a patient is reached otherwise than before. */
public interface PlansForPatients {

    /** Joins the transaction in which it became known. */
    void contactRecorded(UUID patientId);

    /**
     * A word about a visit was on its way to this address and waits again. Should the patient have another one by now, it
     * goes there.
     *
     * @param update lets it wait; nobody plans for the patient meanwhile
     */
    <T> T waitsAgain(UUID patientId, Channel channel, String address, Supplier<T> update);

    /** What this rule says about a visit was refused on this channel; the address may take the next. */
    void stopped(Channel channel, UUID patientId, UUID appointmentId, String rule);
}
