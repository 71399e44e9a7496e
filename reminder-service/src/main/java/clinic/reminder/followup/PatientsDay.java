package clinic.reminder.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What else there is with a patient at the moment a check-in would leave.
 *
 * @param flagWaits whether a red flag in any of their follow-ups waits for a clinician
 * @param visits theirs of about that time, but for those that were cancelled or missed
 */
record PatientsDay(boolean flagWaits, List<Meeting> visits) {

    /**
     * A visit: somebody of the clinic meets the patient.
     *
     * @param conditionId null where nobody has said what it is about
     */
    record Meeting(UUID appointmentId, @Nullable UUID conditionId, Instant start, ZoneId zone) {

        /** On the calendar that hangs where the visit is. */
        boolean isOnTheDayOf(Instant now) {
            return start.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        }
    }
}
