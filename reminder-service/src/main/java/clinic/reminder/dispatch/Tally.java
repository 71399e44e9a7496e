package clinic.reminder.dispatch;

import clinic.contracts.reminder.NotSentReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of every message there is, for people: sent, not sent and waiting make up those that were planned.
 *
 * @param waiting for their time, on their way or in doubt
 * @param missing those due that are in no column of the {@link Balance}; null where that is not known just now
 */
record Tally(
        long planned,
        long sent,
        Map<NotSentReason, Long> notSent,
        long waiting,
        @Nullable Long missing) {}
