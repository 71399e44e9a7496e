package clinic.booking.phone;

import clinic.booking.availability.Wish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What is wanted; null where nothing has been said yet.
 *
 * @param start as a list or the calendar gives it
 * @param day from which free times are listed; with a time, the one on which the visit begins
 * @param time as somebody types it who wants a time that is not in the list
 */
record Wanted(
        @Nullable UUID treatment,
        @Nullable UUID practitioner,
        @Nullable UUID location,
        @Nullable @DateTimeFormat(iso = ISO.DATE_TIME) OffsetDateTime start,
        @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate day,
        @Nullable @DateTimeFormat(iso = ISO.TIME) LocalTime time) {

    Wish wish(UUID treatment) {
        return new Wish(treatment, practitioner, location);
    }

    /** The same, with a typed time as a start; null stays null. */
    Wanted in(ZoneId zone) {
        return start != null || day == null || time == null
                ? this
                : new Wanted(
                        treatment,
                        practitioner,
                        location,
                        day.atTime(time).atZone(zone).toOffsetDateTime(),
                        day,
                        null);
    }

    Wanted withoutTime() {
        return new Wanted(treatment, practitioner, location, null, day, null);
    }

    Wanted at(UUID place) {
        return new Wanted(treatment, practitioner, place, start, day, time);
    }

    /** The same treatment at another time. */
    Wanted instead(UUID with, UUID place, OffsetDateTime then) {
        return new Wanted(treatment, with, place, then, null, null);
    }
}
