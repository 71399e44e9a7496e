package clinic.booking.staff;

import clinic.vitals.Release;
import org.jspecify.annotations.Nullable;

/**
 * What a service says at {@code /actuator/info}.
 *
 * @param release which one it runs; null where it does not say
 * @param messages of the one service that sends them
 */
record ToldOfItself(@Nullable Release release, @Nullable MessageTally messages) {

    static final ToldOfItself NOTHING = new ToldOfItself(null, null);
}
