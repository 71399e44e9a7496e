package clinic.reminder.message;

import clinic.contracts.reminder.Channel;
import java.time.Instant;
import java.util.Locale;

/** Who is written to: where, in which language, and when. */
public record Reader(Channel channel, String address, Locale language, Instant now) {}
