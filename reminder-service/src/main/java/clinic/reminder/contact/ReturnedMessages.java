package clinic.reminder.contact;

import clinic.contracts.reminder.AddressUndeliverable;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Decision;
import clinic.contracts.reminder.DecisionTaken;
import clinic.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks an address that takes no messages, for everybody who has it, and has a person ask for another. What is unsent
 * goes to an address that works, if there is one.
 */
@Component
@Transactional
public class ReturnedMessages {

    private final UndeliverableAddresses addresses;
    private final PlansForPatients plans;
    private final Outbox outbox;
    private final Clock clock;

    ReturnedMessages(UndeliverableAddresses addresses, PlansForPatients plans, Outbox outbox, Clock clock) {
        this.addresses = addresses;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A message came back for good. One that went to an address which nobody has any more says nothing of the new one;
     * but what it said about a visit is said there.
     *
     * @param patientId whose message it was
     * @param appointmentId what it was about; null if it was about no visit
     */
    public void from(Channel channel, String address, UUID patientId, @Nullable UUID appointmentId) {
        Instant now = clock.instant();
        List<UUID> found = addresses.found(channel, address);
        for (UUID patient : found) {
            outbox.announce(
                    new AddressUndeliverable(patient, patient.equals(patientId) ? appointmentId : null, channel, now));
            plans.contactRecorded(patient);
        }
        if (appointmentId != null && !found.contains(patientId)) {
            plans.contactRecorded(patientId);
        }
    }

    /**
     * The owner of a phone told the provider to stop. They may think better of it, so the number is not marked: this
     * word goes by another way, and the next is tried here again.
     */
    public void stopped(Channel channel, UUID patientId, UUID appointmentId, String rule) {
        plans.stopped(channel, patientId, appointmentId, rule);
    }

    /**
     * A word about a visit was on its way to this address and waits again. Meanwhile the patient may have got another one,
     * and nobody could know that it would have to go there.
     *
     * @param update lets it wait
     */
    public <T> T waitsAgain(UUID patientId, Channel channel, String address, Supplier<T> update) {
        return plans.waitsAgain(patientId, channel, address, update);
    }

    /**
     * Staff say that the address works again; false if it was not marked. Written into the audit with it.
     *
     * @param by as they are called
     * @param staffId their account
     */
    public boolean lift(UUID patientId, Channel channel, String by, UUID staffId) {
        List<UUID> patients = addresses.lift(patientId, channel, by);
        patients.forEach(plans::contactRecorded);
        if (!patients.isEmpty()) {
            outbox.announce(new DecisionTaken(patientId, null, staffId, Decision.ADDRESS_BELIEVED, clock.instant()));
        }
        return !patients.isEmpty();
    }
}
