package clinic.booking.staff;

import clinic.vitals.Release;
import org.jspecify.annotations.Nullable;

/**
 * What a service says at {@code /actuator/info}.
 *
 * @param release which one it runs; null where it does not say
 * @param messages of the one service that sends them
 * @param onCall how many people that service tells of a red flag that nobody has looked at
 */
record ToldOfItself(
        @Nullable Release release,
        @Nullable MessageTally messages,
        @Nullable Integer onCall) {

    static final ToldOfItself NOTHING = new ToldOfItself(null, null, null);

    boolean namesNobody() {
        return onCall != null && onCall == 0;
    }
}
