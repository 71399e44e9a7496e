package clinic.reminder.history;

import clinic.contracts.booking.StaffRole;
import clinic.contracts.reminder.Decision;
import clinic.reminder.followup.Findings;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import clinic.reminder.followup.SteerFollowUp;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import clinic.reminder.followup.SteerFollowUp.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Does what staff decide about a follow-up, by a page or the API, and has it written down with who it was. */
@Component
class DecideFollowUp {

    private final FollowUps followUps;
    private final SteerFollowUp steering;
    private final WhoDecided decisions;

    DecideFollowUp(FollowUps followUps, SteerFollowUp steering, WhoDecided decisions) {
        this.followUps = followUps;
        this.steering = steering;
        this.decisions = decisions;
    }

    /** What staff may decide about one that there is, and what the audit calls it. */
    enum Choice {
        PAUSE(Decision.FOLLOW_UP_PAUSED),
        RESUME(Decision.FOLLOW_UP_RESUMED),
        MOVE(Decision.FOLLOW_UP_CHANGED),
        STOP(Decision.FOLLOW_UP_STOPPED);

        private final Decision decision;

        Choice(Decision decision) {
            this.decision = decision;
        }
    }

    /** @param clinician whether they may decide after a red flag */
    record Decider(UUID account, String name, boolean clinician) {

        static Decider of(JwtAuthenticationToken person, HttpServletRequest request) {
            return new Decider(UUID.fromString(person.getToken().getSubject()), person.getName(), isClinician(request));
        }

        static boolean isClinician(HttpServletRequest request) {
            return request.isUserInRole(StaffRole.PRACTITIONER.name());
        }
    }

    /** Empty for one that is not this patient's: nobody decides about another's by changing what is sent. */
    Optional<FollowUp> theirs(UUID patient, UUID followUp) {
        return followUps.of(patient).stream()
                .filter(known -> known.id().equals(followUp))
                .findFirst();
    }

    /** The one that goes on, or rests, after a visit. */
    Optional<FollowUp> after(UUID patient, UUID appointment) {
        return followUps.of(patient).stream()
                .filter(known -> known.appointmentId().equals(appointment) && !known.isOver())
                .findFirst();
    }

    /** What one can be started for today, and on which plans. */
    List<Startable> startable(Locale language) {
        return steering.conditions(language).stream()
                .map(condition -> Startable.of(
                        condition, steering.plans(condition.publication().itemId())))
                .toList();
    }

    Outcome start(UUID patient, Wanted wanted, Decider by) {
        return decisions.decided(
                patient,
                wanted.appointment(),
                by.account(),
                Decision.FOLLOW_UP_STARTED,
                () -> steering.start(patient, wanted, by.name(), by.clinician()));
    }

    /** What a clinician found decides which advice comes; it may be known only later, or turn out otherwise. */
    Outcome find(FollowUp theirs, Findings findings, Decider by) {
        return decisions.decided(
                theirs.patientId(),
                theirs.appointmentId(),
                by.account(),
                Decision.FOLLOW_UP_CHANGED,
                () -> by.clinician() ? steering.find(theirs.id(), findings, by.name()) : Outcome.FOUND_BY_A_CLINICIAN);
    }

    Outcome decide(FollowUp theirs, Choice choice, Decider by) {
        UUID id = theirs.id();
        return decisions.decided(
                theirs.patientId(), theirs.appointmentId(), by.account(), choice.decision, () -> switch (choice) {
                    case PAUSE -> steering.pause(id, by.name());
                    case RESUME -> steering.resume(id, by.name(), by.clinician());
                    case MOVE -> steering.moveToNewest(id, by.name());
                    case STOP -> steering.stop(id, by.name(), by.clinician());
                });
    }
}
