package clinic.reminder.erasure;

import clinic.reminder.contact.AddressBook;
import clinic.reminder.plan.PlanMessages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a patient: what waits is withdrawn, all copies go, and answers that belong to the care that was given are
 * locked. Twice is as good as once, and before the patient was ever heard of as good as after.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ErasePatient {

    private final AddressBook addresses;
    private final PlanMessages plan;
    private final Traces traces;
    private final Clock clock;

    ErasePatient(AddressBook addresses, PlanMessages plan, Traces traces, Clock clock) {
        this.addresses = addresses;
        this.plan = plan;
        this.traces = traces;
        this.clock = clock;
    }

    /** @param key of a tombstone on the topic of patients: the patient's id */
    public void erase(String key) {
        UUID patientId = UUID.fromString(key);
        Instant now = clock.instant();
        addresses.hold(List.of(patientId));
        plan.aboutToErase(patientId);
        traces.holdFollowUps(patientId);
        plan.patientErased(patientId);
        traces.rememberErased(patientId, now);
        traces.forgetWords(patientId);
        traces.lockAnswers(patientId, now);
        traces.remove(patientId);
    }
}
