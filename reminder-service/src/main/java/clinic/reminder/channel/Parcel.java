package clinic.reminder.channel;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.message.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param messageId our own reference: the same at every attempt
 * @param receiptNonce makes the address at which its delivery is reported
 * @param follows the first message of the same talk to the same address; null if this is it
 */
public record Parcel(
        UUID messageId,
        Purpose purpose,
        String recipient,
        Words words,
        String receiptNonce,
        @Nullable UUID follows) {

    public Parcel(UUID messageId, Purpose purpose, String recipient, Words words, String receiptNonce) {
        this(messageId, purpose, recipient, words, receiptNonce, null);
    }
}
