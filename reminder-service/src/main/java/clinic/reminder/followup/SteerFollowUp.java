package clinic.reminder.followup;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.reminder.followup.CompletedVisits.Completed;
import clinic.reminder.followup.FollowUp.Because;
import clinic.reminder.followup.StartFollowUp.KnownAtStart;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff decide about a follow-up: to start one, to let it rest and go on, to move it to the newest version of its
 * plan, to stop it. Nothing of this happens by itself, and each is written down with who it was.
 */
@Component
@Transactional
public class SteerFollowUp {

    /** What became of it. */
    public enum Outcome {
        DONE,
        /** No visit of this patient that has begun. */
        NO_VISIT,
        /** Nothing is published that could be asked. */
        NO_PLAN,
        /** A plan of another condition, or one that nobody may start any more. */
        NO_SUCH_PLAN,
        /** A mechanism or choice of another condition. */
        NO_SUCH_FINDING,
        /** The patient has not agreed to follow-ups. */
        NO_CONSENT,
        /** The visit is being followed up, or all days of the plan have passed. */
        NOTHING_AHEAD,
        /** While a red flag of the patient waits, only a clinician may let anything go on or begin. */
        ONLY_A_CLINICIAN,
        /** What was found is a clinician's to say: it decides which advice the patient reads. */
        FOUND_BY_A_CLINICIAN,
        /** Somebody else was first. */
        NOT_ANY_MORE
    }

    /**
     * What staff want to start.
     *
     * @param mechanism null for the one that was said before, if one was
     * @param plan one of the condition's, whatever it is for; null for the one that suits what was said
     */
    public record Wanted(
            UUID appointment,
            UUID condition,
            @Nullable String mechanism,
            @Nullable UUID plan) {

        public Wanted(UUID appointment, UUID condition) {
            this(appointment, condition, null, null);
        }
    }

    /** A visit that has begun. */
    public record Begun(UUID appointmentId, Instant start) {}

    private final FollowUps followUps;
    private final CompletedVisits visits;
    private final PlanCheckIns checkIns;
    private final KeepFindings findings;
    private final EndFollowUp ending;
    private final KnownAtStart known;
    private final Clock clock;

    SteerFollowUp(
            FollowUps followUps,
            CompletedVisits visits,
            PlanCheckIns checkIns,
            KeepFindings findings,
            EndFollowUp ending,
            KnownAtStart known,
            Clock clock) {
        this.followUps = followUps;
        this.visits = visits;
        this.checkIns = checkIns;
        this.findings = findings;
        this.ending = ending;
        this.known = known;
        this.clock = clock;
    }

    /** Visits after which one can be started, the latest first. */
    @Transactional(readOnly = true)
    public List<Begun> visits(UUID patient) {
        return visits.begunOf(patient, clock.instant());
    }

    /** The conditions for which one can be started today. */
    @Transactional(readOnly = true)
    public List<ConditionPublished> conditions(Locale language) {
        return known.plans().conditions(language, today(known.addresses().zone()));
    }

    /** The plans of a condition on which one can be started today, the newest first. */
    @Transactional(readOnly = true)
    public List<FollowUpPlanPublished> plans(UUID condition) {
        return known.plans().usable(condition, today(known.addresses().zone()));
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * A follow-up that the visit has already ends: staff chose another plan for it. What a clinician has said of the same
     * condition goes on being said. What a clinician starts while a red flag waits elsewhere asks nothing before that is
     * closed.
     */
    public Outcome start(UUID patient, Wanted wanted, String by, boolean clinician) {
        known.turns().alone(patient);
        if (!known.content().declares(wanted.condition(), wanted.mechanism(), Map.of())) {
            return Outcome.NO_SUCH_FINDING;
        }
        Completed visit = visits.begun(wanted.appointment(), wanted.condition(), wanted.mechanism(), clock.instant())
                .filter(found -> found.patientId().equals(patient))
                .orElse(null);
        if (visit == null) {
            return Outcome.NO_VISIT;
        }
        ZoneId zone = known.addresses().zone(visit.locationId());
        FollowUpPlanPublished plan = plan(wanted, visit, zone).orElse(null);
        if (plan == null) {
            return wanted.plan() == null ? Outcome.NO_PLAN : Outcome.NO_SUCH_PLAN;
        }
        if (known.addresses()
                .contact(patient)
                .filter(contact -> contact.agreedTo(ConsentPurpose.FOLLOW_UPS))
                .isEmpty()) {
            return Outcome.NO_CONSENT;
        }
        if (!clinician && (followUps.flagWaits(patient) || followUps.flagUnseenSince(patient, visit.start()))) {
            return Outcome.ONLY_A_CLINICIAN;
        }
        if (!checkIns.isAhead(visit.start(), plan, zone)) {
            return Outcome.NOTHING_AHEAD;
        }
        followUps
                .underWay(wanted.appointment())
                .ifPresent(before -> ending.end(before, Because.STOPPED, by, clock.instant()));
        return checkIns.start(visit, plan, zone, by) ? Outcome.DONE : Outcome.NOTHING_AHEAD;
    }

    private Optional<FollowUpPlanPublished> plan(Wanted wanted, Completed visit, ZoneId zone) {
        List<FollowUpPlanPublished> usable = known.plans().usable(wanted.condition(), today(zone));
        return wanted.plan() == null
                ? SuitedPlan.of(usable, visit.findings())
                : usable.stream()
                        .filter(plan -> plan.publication().itemId().equals(wanted.plan()))
                        .findFirst();
    }

    public Outcome pause(UUID followUpId, String by) {
        FollowUp followUp = followUps.locked(followUpId);
        if (!followUp.goesOn()) {
            return Outcome.NOT_ANY_MORE;
        }
        followUps.pause(followUp, Because.STAFF, by, clock.instant());
        return Outcome.DONE;
    }

    /**
     * What was due meanwhile is not caught up with. Where the patient has come again for the same since a red flag, it
     * then is over: they are asked after that visit, and not twice.
     */
    public Outcome resume(UUID followUpId, String by, boolean clinician) {
        FollowUp followUp = followUps.locked(followUpId);
        if (followUp.goesOn() || followUp.isOver()) {
            return Outcome.NOT_ANY_MORE;
        }
        if (followUp.waitsForAClinician() && !clinician) {
            return Outcome.ONLY_A_CLINICIAN;
        }
        followUps.resume(followUp, by, clock.instant());
        if (followUps.of(followUp.patientId()).stream()
                .anyMatch(other -> other.isOfALaterVisitFor(followUp.conditionId(), followUp.visitStart()))) {
            ending.end(followUp, Because.REBOOKED, null, clock.instant());
        }
        return Outcome.DONE;
    }

    public Outcome stop(UUID followUpId, String by, boolean clinician) {
        FollowUp followUp = followUps.locked(followUpId);
        if (followUp.isOver()) {
            return Outcome.NOT_ANY_MORE;
        }
        if (followUp.waitsForAClinician() && !clinician) {
            return Outcome.ONLY_A_CLINICIAN;
        }
        ending.end(followUp, Because.STOPPED, by, clock.instant());
        return Outcome.DONE;
    }

    /** Which advice the patient gets from now on, and by {@link KeepFindings} which plan; what was shown stays as it was. */
    public Outcome find(UUID followUpId, Findings found, String by) {
        FollowUp followUp = followUps.locked(followUpId);
        Findings said = found.beyond(followUp.findings());
        if (!known.content().declares(followUp.conditionId(), said.mechanism(), said.switches())) {
            return Outcome.NO_SUCH_FINDING;
        }
        if (followUp.isOver()) {
            return Outcome.NOT_ANY_MORE;
        }
        if (!found.equals(followUp.findings())) {
            findings.keep(followUp, found, by);
        }
        return Outcome.DONE;
    }

    /** From the version that the patient is on to the newest of the same plan. */
    public Outcome moveToNewest(UUID followUpId, String by) {
        FollowUp followUp = followUps.locked(followUpId);
        FollowUpPlanPublished newest = newer(followUp).orElse(null);
        if (followUp.isOver() || newest == null) {
            return Outcome.NOT_ANY_MORE;
        }
        checkIns.move(followUp, newest, known.addresses().zone(followUp.locationId()), by);
        return Outcome.DONE;
    }

    /** A version of its plan that came after the one it is on. */
    @Transactional(readOnly = true)
    public Optional<FollowUpPlanPublished> newer(FollowUp followUp) {
        LocalDate today = today(known.addresses().zone(followUp.locationId()));
        return known.plans()
                .newest(followUp.planId())
                .filter(plan -> plan.publication().holds(today))
                .filter(plan -> plan.conditionId().equals(followUp.conditionId()))
                .filter(plan -> plan.publication().version() > followUp.planVersion());
    }
}
