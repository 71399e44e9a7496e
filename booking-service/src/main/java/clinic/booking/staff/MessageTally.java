package clinic.booking.staff;

import clinic.contracts.reminder.NotSentReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of all messages that were ever planned and are still kept: sent, not sent, and waiting make them up.
 *
 * @param missing those due that nobody can account for; null where that cannot be told just now
 */
record MessageTally(
        long planned,
        long sent,
        Map<NotSentReason, Long> notSent,
        long waiting,
        @Nullable Long missing) {

    public long notSentAltogether() {
        return notSent.values().stream().mapToLong(Long::longValue).sum();
    }
}
