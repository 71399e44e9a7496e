package clinic.reminder.channel;

import java.time.Instant;

/**
 * A message that may or may not have left.
 *
 * @param fingerprint of its words, as {@link clinic.reminder.message.Words#fingerprint()} makes it
 * @param since it cannot have left earlier
 */
public record Missing(String recipient, String fingerprint, Instant since) {}
