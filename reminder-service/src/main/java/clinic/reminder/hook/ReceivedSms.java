package clinic.reminder.hook;

import java.util.UUID;

/**
 * An SMS to one of the clinic's numbers.
 *
 * @param id ours
 * @param from E.164
 * @param stop whether the provider took it as a stop, and sends nothing to this number any more
 */
public record ReceivedSms(UUID id, String from, String text, boolean stop) {}
