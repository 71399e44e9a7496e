package clinic.reminder.followup;

import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.reminder.FollowUpStarted;
import clinic.contracts.reminder.Purpose;
import clinic.messaging.Outbox;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.followup.CompletedVisits.Completed;
import clinic.reminder.followup.FollowUp.Because;
import clinic.reminder.followup.FollowUp.CheckInTimes;
import clinic.reminder.followup.FollowUp.Standing;
import clinic.reminder.plan.SendingWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes check-ins of a plan's steps: when a follow-up starts, and when it goes over to a newer version or another plan. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlanCheckIns {

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final EndFollowUp ending;
    private final DueMessages messages;
    private final Outbox outbox;
    private final Clock clock;

    PlanCheckIns(
            FollowUps followUps,
            CheckIns checkIns,
            EndFollowUp ending,
            DueMessages messages,
            Outbox outbox,
            Clock clock) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.ending = ending;
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether anything of the plan can still be asked. */
    boolean isAhead(Instant visitStart, FollowUpPlanPublished plan, ZoneId zone) {
        return !ahead(plan, visitStart, zone, clock.instant()).isEmpty();
    }

    /**
     * Another follow-up for the same thing ends, and only now: where none starts after a visit, the one before goes on.
     *
     * @param by who started it; null where completing the visit did
     * @return false when nothing of the plan is still ahead, or the visit is being followed up already
     */
    boolean start(Completed visit, FollowUpPlanPublished plan, ZoneId zone, @Nullable String by) {
        Instant now = clock.instant();
        List<CheckInTimes> ahead = ahead(plan, visit.start(), zone, now);
        FollowUp followUp = new FollowUp(
                UUID.randomUUID(),
                visit.appointmentId(),
                visit.scheduleVersion(),
                visit.patientId(),
                visit.locationId(),
                visit.conditionId(),
                visit.findings(),
                plan.publication().itemId(),
                plan.publication().version(),
                visit.start(),
                Standing.ACTIVE,
                null);
        if (ahead.isEmpty() || !followUps.start(followUp, by, now)) {
            return false;
        }
        followUps.underWayOf(followUp.patientId()).stream()
                .filter(earlier -> earlier.isAnsweredBy(followUp.appointmentId(), followUp.conditionId()))
                .forEach(earlier -> ending.end(earlier, Because.REBOOKED, by, now));
        outbox.announce(new FollowUpStarted(
                followUp.id(),
                followUp.appointmentId(),
                followUp.patientId(),
                followUp.planId(),
                followUp.planVersion(),
                now));
        ahead.forEach(times -> add(followUp, followUp.planVersion(), times));
        followUps.lookWhenTheNextIsDue(followUp.id(), now);
        return true;
    }

    /**
     * What was sent stays sent; what waits gets the newer version's time or is not wanted any more.
     *
     * @param newer of the same plan; of another one only before anything was sent
     * @param by null where no person decided it
     */
    void move(FollowUp followUp, FollowUpPlanPublished newer, ZoneId zone, @Nullable String by) {
        Instant now = clock.instant();
        int version = newer.publication().version();
        followUps.move(followUp, newer.publication().itemId(), version, by, now);
        Map<Integer, CheckInTimes> wanted = new LinkedHashMap<>();
        ahead(newer, followUp.visitStart(), zone, now).forEach(times -> wanted.put(times.day(), times));
        for (CheckIn waiting : checkIns.waiting(followUp.id())) {
            CheckInTimes times = wanted.remove(waiting.day());
            if (times == null) {
                messages.withdraw(waiting.messageId());
            } else {
                messages.move(waiting.messageId(), times.due(), times.giveUp(), version);
                checkIns.opensUntil(waiting.id(), times.expires());
            }
        }
        for (CheckIn known : checkIns.of(followUp.id())) {
            CheckInTimes times = wanted.remove(known.day());
            // A version in between had dropped the day. One that was asked about already is not asked about again.
            if (times != null && messages.waitAgain(known.messageId(), times.due(), times.giveUp(), version)) {
                checkIns.opensUntil(known.id(), times.expires());
            }
        }
        wanted.values().forEach(times -> add(followUp, version, times));
        followUps.lookNow(followUp.id(), now);
    }

    private void add(FollowUp followUp, int version, CheckInTimes times) {
        messages.plan(message(followUp, version, times))
                .ifPresent(message -> checkIns.add(new CheckIn(
                        UUID.randomUUID(),
                        followUp.id(),
                        times.day(),
                        message,
                        UUID.randomUUID().toString(),
                        times.expires())));
    }

    private static PlannedMessage message(FollowUp followUp, int version, CheckInTimes times) {
        return new PlannedMessage(
                followUp.appointmentId(),
                followUp.id(),
                followUp.patientId(),
                followUp.scheduleVersion(),
                Purpose.CHECK_IN,
                "check-in-day-" + times.day(),
                version,
                null,
                "",
                times.due(),
                times.giveUp(),
                null);
    }

    private static List<CheckInTimes> ahead(FollowUpPlanPublished plan, Instant visitStart, ZoneId zone, Instant now) {
        List<FollowUp.Step> steps = plan.steps().stream()
                .map(step -> new FollowUp.Step(
                        step.day(),
                        step.at(),
                        step.windowDays() == null ? FollowUp.OPEN : Duration.ofDays(step.windowDays())))
                .toList();
        return FollowUp.ahead(steps, visitStart, zone, SendingWindow.SHIPPED, now);
    }
}
