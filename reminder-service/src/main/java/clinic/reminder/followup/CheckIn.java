package clinic.reminder.followup;

import java.time.Instant;
import java.util.UUID;

/**
 * One round of questions to a patient.
 *
 * @param day the plan's day after the visit
 * @param nonce makes its link
 */
public record CheckIn(UUID id, UUID followUpId, int day, UUID messageId, String nonce, Instant expiresAt) {

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
