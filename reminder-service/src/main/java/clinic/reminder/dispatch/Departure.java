package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.message.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was taken and is about to be handed to its carrier.
 *
 * @param follows the first mail of the same talk to the same address; null if there is none
 */
record Departure(
        MessageRow message,
        Channel channel,
        String recipient,
        Words words,
        @Nullable UUID follows) {}
