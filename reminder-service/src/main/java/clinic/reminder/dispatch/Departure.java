package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.message.Words;

/** A message that was taken and is about to be handed to its carrier. */
record Departure(MessageRow message, Channel channel, String recipient, Words words) {}
