package clinic.booking.practitioner;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time of day as people type it: 8, 8.30, 08:30 or 0830. */
final class ClockTime {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})(?:[.: ]?([0-5]\\d))?");

    private ClockTime() {}

    /** Null where it is none. */
    static @Nullable LocalTime read(String typed) {
        Matcher time = TYPED.matcher(typed.strip());
        if (!time.matches()) {
            return null;
        }
        int hour = Integer.parseInt(time.group(1));
        String minute = time.group(2);
        return hour > 23 ? null : LocalTime.of(hour, minute == null ? 0 : Integer.parseInt(minute));
    }

    /** The same of an end: 24:00 is the day's, and is kept as 00:00. */
    static @Nullable LocalTime readEnd(String typed) {
        return typed.strip().matches("24(?:[.: ]?00)?") ? LocalTime.MIDNIGHT : read(typed);
    }
}
