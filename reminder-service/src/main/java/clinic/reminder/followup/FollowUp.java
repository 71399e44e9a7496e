package clinic.reminder.followup;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.plan.SendingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient on one version of a plan after a visit. A newer version of the plan does not move them.
 *
 * @param findings what a clinician said about the visit
 * @param because why it is paused or over; null while it goes on
 */
public record FollowUp(
        UUID id,
        UUID appointmentId,
        int scheduleVersion,
        UUID patientId,
        UUID locationId,
        UUID conditionId,
        Findings findings,
        UUID planId,
        int planVersion,
        Instant visitStart,
        Standing standing,
        @Nullable Because because) {

    public enum Standing {
        ACTIVE,
        /** Nothing is sent until a person says so. What would have been due meanwhile is not caught up with. */
        PAUSED,
        ENDED
    }

    /** Why a follow-up is paused or over. None of these says that the patient is well. */
    public enum Because {
        /** Paused: a red flag was answered, and a clinician must look first. The patient's others ask nothing meanwhile. */
        RED_FLAG,
        /** Paused: staff wanted it so. */
        STAFF,
        /** Over: the last check-in was answered, or its link closed. */
        COMPLETED,
        /** Over: two check-ins, one after the other, were left unanswered. */
        SILENCE,
        /** Over: no check-in could be asked and answered, or none any more for want of content that holds. */
        NOT_ASKED,
        /** Over: the patient came again for the same, and is asked after that visit. */
        REBOOKED,
        OPTED_OUT,
        MISSED,
        STOPPED,
        ERASED
    }

    /** The day of a plan's step, the local time on it, and for how long it may be answered. */
    record Step(int day, LocalTime at, Duration window) {}

    /** When a check-in is sent, until when it may be, and until when its link opens. */
    record CheckInTimes(int day, Instant due, Instant giveUp, Instant expires) {}

    private static final Duration LATE = Duration.ofDays(1);

    /** Where the plan does not say. */
    static final Duration OPEN = Duration.ofDays(14);

    /** The check-ins still ahead; of steps that had passed when the visit was completed, none is caught up with. */
    static List<CheckInTimes> ahead(
            List<Step> steps, Instant visitStart, ZoneId zone, SendingWindow window, Instant now) {
        return steps.stream()
                .map(step -> times(step, visitStart, zone, window))
                .filter(times -> times.due().isAfter(now))
                .toList();
    }

    private static CheckInTimes times(Step step, Instant visitStart, ZoneId zone, SendingWindow window) {
        Instant due = visitStart
                .atZone(zone)
                .toLocalDate()
                .plusDays(step.day())
                .atTime(step.at())
                .atZone(zone)
                .toInstant();
        Instant leaves = window.from(due, zone);
        return new CheckInTimes(step.day(), leaves, leaves.plus(LATE), leaves.plus(step.window()));
    }

    public boolean goesOn() {
        return standing == Standing.ACTIVE;
    }

    public boolean isOver() {
        return standing == Standing.ENDED;
    }

    /**
     * A red flag was answered: only somebody who treats patients lets it go on, or ends it. Until then nothing leaves of any
     * follow-up of the patient.
     */
    public boolean waitsForAClinician() {
        return because == Because.RED_FLAG;
    }

    /** Whether the follow-up of another visit asks about the same, and this one need not; paused by a red flag, it stays so. */
    boolean isAnsweredBy(UUID visit, UUID condition) {
        return !isOver() && !waitsForAClinician() && !visit.equals(appointmentId) && condition.equals(conditionId);
    }

    /** Whether it asks after a later visit for the same. Then nobody is asked about the earlier one any more. */
    boolean isOfALaterVisitFor(UUID condition, Instant start) {
        return !isOver() && condition.equals(conditionId) && visitStart.isAfter(start);
    }

    /**
     * What speaks against a check-in that would leave now; empty if nothing does.
     *
     * @param day with a red flag that waits in any follow-up of the patient they were told that nobody asks or advises them
     *     before somebody has talked to them
     */
    Optional<Verdict> objection(Contact contact, ZoneId zone, Course course, PatientsDay day, Instant now) {
        if (!goesOn() || day.flagWaits()) {
            return drop(NotSentReason.SUPERSEDED);
        }
        if (contact.addresses().isEmpty()) {
            return drop(contact.noAddress());
        }
        if (!contact.agreedTo(ConsentPurpose.FOLLOW_UPS)) {
            return drop(NotSentReason.NO_CONSENT);
        }
        if (course.isSilent(now)) {
            return drop(NotSentReason.SUPERSEDED);
        }
        Instant leaves = SendingWindow.SHIPPED.from(now, zone);
        if (leaves.isAfter(now)) {
            return Optional.of(new Verdict.Wait(leaves));
        }
        return isAskedInPerson(day, now) ? drop(NotSentReason.SUPERSEDED) : Optional.empty();
    }

    /** On the day of another visit for the same thing, or for nothing that was named, somebody sees how it is. */
    private boolean isAskedInPerson(PatientsDay day, Instant now) {
        return day.visits().stream()
                .filter(visit -> !visit.appointmentId().equals(appointmentId))
                .filter(visit ->
                        visit.conditionId() == null || visit.conditionId().equals(conditionId))
                .anyMatch(visit -> visit.isOnTheDayOf(now));
    }

    private static Optional<Verdict> drop(NotSentReason reason) {
        return Optional.of(new Verdict.Drop(reason));
    }
}
