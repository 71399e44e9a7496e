package clinic.booking.correspondence;

import java.time.Instant;
import java.util.UUID;

/**
 * A patient said yes to a red flag in a check-in.
 *
 * @param level {@code EMERGENCY} or {@code CONTACT_CARE_TODAY}: what the patient was told to do
 */
public record RaisedFlag(UUID appointmentId, UUID patientId, int day, String level, Instant at) {}
