package clinic.reminder.followup;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.reminder.FollowUpStarted;
import clinic.contracts.reminder.Purpose;
import clinic.messaging.Outbox;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.Place;
import clinic.reminder.contact.Turns;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.followup.CompletedVisits.By;
import clinic.reminder.followup.CompletedVisits.Completed;
import clinic.reminder.followup.FollowUp.CheckInTimes;
import clinic.reminder.plan.SendingWindow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts a follow-up after a visit, on the plan version published then, if the patient agreed to it. Contact, location
 * and plan come on other topics: whichever comes last starts it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StartFollowUp {

    private final CompletedVisits visits;
    private final FollowUps followUps;
    private final KnownAtStart known;
    private final DueMessages messages;
    private final Clock clock;

    StartFollowUp(CompletedVisits visits, FollowUps followUps, KnownAtStart known, DueMessages messages, Clock clock) {
        this.visits = visits;
        this.followUps = followUps;
        this.known = known;
        this.messages = messages;
        this.clock = clock;
    }

    public void completed(Visit visit) {
        if (visit.conditionId() != null) {
            known.turns().alone(visit.patientId());
            known.turns().together(visit.locationId());
            known.turns().together(visit.conditionId());
            if (!known.addresses().isErased(visit.patientId())) {
                visits.keep(visit, visit.conditionId());
                visits.waiting(By.VISIT, visit.appointmentId()).forEach(this::consider);
            }
        }
    }

    /** The patient did not come after all: nobody asks how they have been since. */
    public void missed(Visit visit) {
        known.turns().alone(visit.patientId());
        visits.forget(visit.appointmentId());
        followUps.pauseOf(visit.appointmentId());
    }

    public void contactRecorded(UUID patientId) {
        known.turns().alone(patientId);
        visits.waiting(By.CONTACT, patientId).forEach(this::consider);
    }

    public void placeListed(UUID locationId) {
        known.turns().alone(locationId);
        visits.waiting(By.PLACE, locationId).forEach(this::consider);
    }

    public void planPublished(UUID conditionId) {
        known.turns().alone(conditionId);
        visits.waiting(By.PLAN, conditionId).forEach(this::consider);
    }

    private void consider(Completed visit) {
        Contact contact = known.addresses().contact(visit.patientId()).orElse(null);
        Place place = known.addresses().place(visit.locationId()).orElse(null);
        FollowUpPlanPublished plan =
                known.content().latestPlan(visit.conditionId()).orElse(null);
        if (contact == null || place == null || plan == null) {
            return;
        }
        visits.considered(visit.appointmentId());
        if (!contact.agreedTo(ConsentPurpose.FOLLOW_UPS)) {
            return;
        }
        Instant now = clock.instant();
        List<CheckInTimes> ahead = FollowUp.ahead(steps(plan), visit.start(), place.zone(), SendingWindow.SHIPPED, now);
        if (!ahead.isEmpty()) {
            start(visit, plan, ahead, now);
        }
    }

    private void start(Completed visit, FollowUpPlanPublished plan, List<CheckInTimes> ahead, Instant now) {
        FollowUp followUp = new FollowUp(
                UUID.randomUUID(),
                visit.appointmentId(),
                visit.scheduleVersion(),
                visit.patientId(),
                visit.locationId(),
                visit.conditionId(),
                plan.publication().itemId(),
                plan.publication().version(),
                FollowUp.Standing.ACTIVE);
        if (!followUps.start(followUp, now)) {
            return;
        }
        known.outbox()
                .announce(new FollowUpStarted(
                        followUp.id(),
                        followUp.appointmentId(),
                        followUp.patientId(),
                        followUp.planId(),
                        followUp.planVersion(),
                        now));
        ahead.forEach(times -> messages.plan(message(followUp, times))
                .ifPresent(message -> followUps.add(new CheckIn(
                        UUID.randomUUID(),
                        followUp.id(),
                        times.day(),
                        message,
                        UUID.randomUUID().toString(),
                        times.expires()))));
    }

    private static PlannedMessage message(FollowUp followUp, CheckInTimes times) {
        return new PlannedMessage(
                followUp.appointmentId(),
                followUp.id(),
                followUp.patientId(),
                followUp.scheduleVersion(),
                Purpose.CHECK_IN,
                "check-in-day-" + times.day(),
                followUp.planVersion(),
                null,
                "",
                times.due(),
                times.giveUp(),
                null);
    }

    private static List<FollowUp.Step> steps(FollowUpPlanPublished plan) {
        return plan.steps().stream()
                .map(step -> new FollowUp.Step(step.day(), step.at()))
                .toList();
    }

    /** What other services told us, and how we tell them. */
    @Component
    record KnownAtStart(AddressBook addresses, PublishedContent content, Turns turns, Outbox outbox) {}
}
