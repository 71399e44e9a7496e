package clinic.reminder.followup;

import clinic.reminder.followup.StartFollowUp.KnownAtStart;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what a clinician says of a visit that is followed up: from now on it decides which advice comes. Before anything was
 * asked it decides about the plan too; once something was, or where a person chose the plan, only a person does.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeepFindings {

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final PlanCheckIns planning;
    private final KnownAtStart known;
    private final Clock clock;

    KeepFindings(FollowUps followUps, CheckIns checkIns, PlanCheckIns planning, KnownAtStart known, Clock clock) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.planning = planning;
        this.known = known;
        this.clock = clock;
    }

    /** @param by who said it; null where completing the visit did */
    void keep(FollowUp followUp, Findings findings, @Nullable String by) {
        followUps.found(followUp, findings, by, clock.instant());
        if (followUp.goesOn() && !followUps.isChosen(followUp.id()) && checkIns.noneHasLeft(followUp.id())) {
            goOver(followUp, findings);
        }
    }

    private void goOver(FollowUp followUp, Findings findings) {
        ZoneId zone = known.addresses().zone(followUp.locationId());
        known.plans()
                .plan(followUp.planId(), followUp.planVersion())
                .flatMap(now -> SuitedPlan.better(
                        now,
                        known.plans().usable(followUp.conditionId(), LocalDate.ofInstant(clock.instant(), zone)),
                        findings))
                .filter(plan -> planning.isAhead(followUp.visitStart(), plan, zone))
                .ifPresent(plan -> planning.move(followUp, plan, zone, null));
    }
}
