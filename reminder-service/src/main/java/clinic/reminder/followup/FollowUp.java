package clinic.reminder.followup;

import clinic.reminder.plan.SendingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A patient on one version of a plan after a visit. A newer version of the plan does not move them. */
record FollowUp(
        UUID id,
        UUID appointmentId,
        int scheduleVersion,
        UUID patientId,
        UUID locationId,
        UUID conditionId,
        UUID planId,
        int planVersion,
        Standing standing) {

    enum Standing {
        ACTIVE,
        /** A red flag was answered and a person must look first, or the patient had not come: nothing more is sent. */
        PAUSED
    }

    /** The day of a plan's step and the local time on it. */
    record Step(int day, LocalTime at) {}

    /** When a check-in is sent, until when it may be, and until when its link opens. */
    record CheckInTimes(int day, Instant due, Instant giveUp, Instant expires) {}

    private static final Duration LATE = Duration.ofDays(1);
    private static final Duration OPEN = Duration.ofDays(14);

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
        return new CheckInTimes(step.day(), leaves, leaves.plus(LATE), leaves.plus(OPEN));
    }
}
