package clinic.booking.setup;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In what people count how soon is too soon. */
enum LeadUnit {
    MINUTES(1),
    HOURS(60),
    DAYS(24 * 60);

    private final int minutes;

    LeadUnit(int minutes) {
        this.minutes = minutes;
    }

    static LeadUnit named(@Nullable String name) {
        return Stream.of(values())
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElse(HOURS);
    }

    int minutes() {
        return minutes;
    }

    /** The largest in which so many minutes are a whole number. */
    static LeadUnit fitting(int minutes) {
        return minutes != 0 && minutes % DAYS.minutes == 0 ? DAYS : minutes % HOURS.minutes == 0 ? HOURS : MINUTES;
    }
}
