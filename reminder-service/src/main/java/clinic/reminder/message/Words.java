package clinic.reminder.message;

import org.jspecify.annotations.Nullable;

/**
 * A message in words, ready to leave.
 *
 * @param sender what the clinic calls itself in the patient's language
 * @param subject null for an SMS
 * @param html null for an SMS
 */
public record Words(
        String sender,
        @Nullable String subject,
        String text,
        @Nullable String html) {}
