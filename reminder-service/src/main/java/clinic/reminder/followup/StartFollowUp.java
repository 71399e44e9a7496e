package clinic.reminder.followup;

import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.advice.PublishedPlans;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.Place;
import clinic.reminder.contact.Turns;
import clinic.reminder.followup.CompletedVisits.By;
import clinic.reminder.followup.CompletedVisits.Completed;
import clinic.reminder.followup.FollowUp.Because;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts a follow-up after a visit, on the plan published then for what a clinician found, if the patient agreed to it.
 * Contact, location and plan come on other topics: whichever comes last starts it. Of a patient's visits for the same
 * condition the latest is followed up, in whatever order they are completed, taken back or heard of.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StartFollowUp {

    private final CompletedVisits visits;
    private final FollowUps followUps;
    private final KnownAtStart known;
    private final PlanCheckIns checkIns;
    private final KeepFindings findings;
    private final EndFollowUp ending;
    private final Clock clock;

    StartFollowUp(
            CompletedVisits visits,
            FollowUps followUps,
            KnownAtStart known,
            PlanCheckIns checkIns,
            KeepFindings findings,
            EndFollowUp ending,
            Clock clock) {
        this.visits = visits;
        this.followUps = followUps;
        this.known = known;
        this.checkIns = checkIns;
        this.findings = findings;
        this.ending = ending;
        this.clock = clock;
    }

    public void completed(AppointmentCompleted event) {
        UUID conditionId = event.visit().conditionId();
        if (conditionId != null) {
            Visit visit = event.visit().of(known.turns().patient(event.visit().patientId()));
            known.turns().together(visit.locationId());
            known.turns().together(conditionId);
            if (!known.addresses().isErased(visit.patientId())) {
                Findings found =
                        new Findings(event.mechanism(), event.switches() == null ? Map.of() : event.switches());
                correct(visit.appointmentId(), conditionId);
                visits.keep(visit, conditionId, found);
                foundLater(visit.appointmentId(), conditionId, found);
                visits.waiting(By.VISIT, visit.appointmentId()).forEach(this::consider);
            }
        }
    }

    /**
     * It was about something else than was said before: nobody is asked about what they were not treated for. What
     * rests waits for a person, and another condition that staff chose stays.
     */
    private void correct(UUID appointmentId, UUID conditionId) {
        UUID before = visits.lastSaid(appointmentId).orElse(conditionId);
        if (!before.equals(conditionId)) {
            followUps
                    .underWay(appointmentId)
                    .filter(followUp ->
                            followUp.goesOn() && followUp.conditionId().equals(before))
                    .ifPresent(followUp -> {
                        takeBack(followUp, Because.STOPPED);
                        visits.considerAnew(appointmentId);
                    });
        }
    }

    /** The clock, or a desk, has completed the visit before the practitioner said what they found. */
    private void foundLater(UUID appointmentId, UUID conditionId, Findings found) {
        if (!found.equals(Findings.NONE)) {
            followUps
                    .underWay(appointmentId)
                    .filter(followUp -> followUp.conditionId().equals(conditionId)
                            && !followUp.findings().equals(found))
                    .ifPresent(followUp -> findings.keep(followUp, found, null));
        }
    }

    /** The patient did not come after all: nobody asks how they have been since. */
    public void missed(Visit visit) {
        takeBack(visit, Because.MISSED);
    }

    /** It has not taken place yet, or not as was said. Completed again it is as if nobody had said so before. */
    public void reopened(Visit visit) {
        takeBack(visit, Because.STOPPED);
    }

    /** Not what a red flag has paused: the desk takes a completion back, and a clinician has to close a red flag. */
    private void takeBack(Visit visit, Because because) {
        known.turns().patient(visit.patientId());
        visits.forget(visit.appointmentId());
        followUps
                .underWay(visit.appointmentId())
                .filter(followUp -> !followUp.waitsForAClinician())
                .ifPresent(followUp -> takeBack(followUp, because));
    }

    /** What was said of its visit does not hold: whoever was followed up after one before it is again. */
    private void takeBack(FollowUp followUp, Because because) {
        ending.end(followUp, because, null, clock.instant());
        visits.before(followUp, clock.instant()).ifPresent(earlier -> {
            visits.considerAnew(earlier.appointmentId());
            consider(earlier);
        });
    }

    /** Two records have become one: of two follow-ups for the same thing the later visit's goes on, so nobody is asked twice. */
    public void merged(UUID patientId) {
        contactRecorded(patientId);
        List<FollowUp> underWay = followUps.underWayOf(patientId);
        for (FollowUp later : underWay) {
            underWay.stream()
                    .filter(earlier -> earlier.visitStart().isBefore(later.visitStart())
                            && earlier.isAnsweredBy(later.appointmentId(), later.conditionId()))
                    .forEach(earlier -> ending.end(earlier, Because.REBOOKED, null, clock.instant()));
        }
    }

    public void contactRecorded(UUID patientId) {
        known.turns().alone(patientId);
        visits.waiting(By.CONTACT, patientId).forEach(this::consider);
    }

    public void placeListed(UUID locationId) {
        known.turns().alone(locationId);
        visits.waiting(By.PLACE, locationId).forEach(this::consider);
    }

    /** A plan for the condition, or what its clinicians say of the condition itself. */
    public void planPublished(UUID conditionId) {
        known.turns().alone(conditionId);
        visits.waiting(By.PLAN, conditionId).forEach(this::consider);
    }

    private void consider(Completed visit) {
        Contact contact = known.addresses().contact(visit.patientId()).orElse(null);
        Place place = known.addresses().place(visit.locationId()).orElse(null);
        if (contact == null || place == null) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), place.zone());
        FollowUpPlanPublished plan = SuitedPlan.of(known.plans().usable(visit.conditionId(), today), visit.findings())
                .orElse(null);
        if (plan == null) {
            return;
        }
        visits.considered(visit.appointmentId());
        boolean later = followUps.underWayOf(visit.patientId()).stream()
                .anyMatch(other -> other.isOfALaterVisitFor(visit.conditionId(), visit.start()));
        if (contact.agreedTo(ConsentPurpose.FOLLOW_UPS) && !later) {
            start(visit, plan, place.zone());
        }
    }

    /** What was said of a visit may come late: a red flag since then waits for a clinician in it. */
    private void start(Completed visit, FollowUpPlanPublished plan, ZoneId zone) {
        boolean waits = followUps.flagUnseenSince(visit.patientId(), visit.start());
        if (checkIns.start(visit, plan, zone, null) && waits) {
            followUps
                    .underWay(visit.appointmentId())
                    .ifPresent(begun -> followUps.pause(begun, Because.RED_FLAG, null, clock.instant()));
        }
    }

    /** What other services told us. */
    @Component
    record KnownAtStart(AddressBook addresses, PublishedContent content, PublishedPlans plans, Turns turns) {}
}
