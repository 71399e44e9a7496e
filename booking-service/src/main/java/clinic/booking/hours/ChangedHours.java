package clinic.booking.hours;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is different for a practitioner on one date.
 *
 * @param locationId where the hours are; an absence is from everywhere and has none
 * @param closes 00:00 is the day's end, so that 00:00 to 00:00 is the whole day
 */
public record ChangedHours(
        UUID practitionerId, @Nullable UUID locationId, LocalDate date, Kind kind, LocalTime opens, LocalTime closes) {

    /** How a date differs from its weekday. */
    public enum Kind {
        /** Besides the hours of the week. */
        @JsonProperty("extra")
        EXTRA,
        /** Instead of the hours of the week, everywhere. */
        @JsonProperty("other")
        OTHER,
        /** Not there, whatever other hours say. */
        @JsonProperty("absent")
        ABSENT
    }

    List<TimeSlot> in(ZoneId zone) {
        return WallClock.between(date, opens, closes, zone);
    }
}
