package clinic.reminder.merge;

import clinic.contracts.booking.PatientMerged;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.erasure.ErasePatient;
import clinic.reminder.followup.StartFollowUp;
import clinic.reminder.plan.PlanMessages;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of a patient under one id moves to the id that is kept: visits, what waits and what was sent,
 * follow-ups. The two events come on different keys, in either order: whichever comes last moves it, so that nothing
 * leaves to an address, or by a consent, that was not chosen.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MergePatients {

    private final Belongings belongings;
    private final AddressBook addresses;
    private final PlanMessages plan;
    private final StartFollowUp followUps;
    private final ErasePatient erasure;
    private final Clock clock;

    MergePatients(
            Belongings belongings,
            AddressBook addresses,
            PlanMessages plan,
            StartFollowUp followUps,
            ErasePatient erasure,
            Clock clock) {
        this.belongings = belongings;
        this.addresses = addresses;
        this.plan = plan;
        this.followUps = followUps;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Staff said that they are one. Said again it changes nothing. */
    public void merged(PatientMerged event) {
        UUID merged = event.patientId();
        addresses.hold(List.of(merged, event.into()));
        UUID into = toMergeInto(event);
        // Where the other was merged on meanwhile, what was chosen for it is known there.
        int chosen = into.equals(event.into()) ? event.intoVersion() : belongings.knownVersion(into);
        if (addresses.isErased(into)) {
            erasure.erase(merged.toString());
        } else if (!addresses.isErased(merged) && belongings.remember(merged, into, chosen)) {
            moveWhatMay(into);
        }
    }

    /** Whoever was busy with it until now may have merged it on. */
    private UUID toMergeInto(PatientMerged event) {
        UUID into;
        do {
            into = addresses.keptAs(event.into());
            plan.aboutToMerge(event.patientId(), into);
        } while (!into.equals(addresses.keptAs(event.into())));
        return into;
    }

    /** A patient is known in a newer version: perhaps the one that somebody was merged into. */
    public void contactRecorded(UUID patientId) {
        moveWhatMay(patientId);
    }

    private void moveWhatMay(UUID into) {
        // Whoever was to be merged into one who has just moved comes after them.
        for (var waiting = belongings.waitingFor(into); !waiting.isEmpty(); waiting = belongings.waitingFor(into)) {
            for (UUID merged : waiting) {
                addresses.hold(List.of(merged));
                plan.aboutToMerge(merged, into);
                belongings.move(merged, into, clock.instant());
            }
            plan.contactRecorded(into);
            followUps.merged(into);
        }
    }
}
