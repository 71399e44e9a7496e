package clinic.booking.planted;

import java.time.Clock;
import java.util.function.Supplier;

/** Planted: a clock of its own, behind a method reference. */
public class AsksTheSystem {

    public Supplier<Clock> clock() {
        return Clock::systemUTC;
    }
}
