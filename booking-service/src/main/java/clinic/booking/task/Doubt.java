package clinic.booking.task;

import java.util.UUID;

/**
 * Whether somebody who was recorded just now is a patient who was known before.
 *
 * @param patient who was recorded, whom nobody else knows of yet
 * @param other   who was known
 */
public record Doubt(UUID patient, UUID other) {}
