package clinic.reminder.channel;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.message.Words;
import java.util.UUID;

/**
 * A message on its way out.
 *
 * @param messageId our own reference: the same at every attempt
 * @param receiptNonce makes the address at which its delivery is reported
 */
public record Parcel(UUID messageId, Purpose purpose, String recipient, Words words, String receiptNonce) {}
