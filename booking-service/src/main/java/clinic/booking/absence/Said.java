package clinic.booking.absence;

import clinic.booking.InvalidInput;
import clinic.booking.KnownDays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What somebody says of who is away, and when; null where nothing has been said yet.
 *
 * @param id made by whoever says it, so that a double click closes the time once
 * @param first of some days, as is {@code last}
 * @param from on the first of them; null from its beginning
 * @param until on the last of them; null to its end
 */
record Said(
        @Nullable UUID id,
        @Nullable UUID practitioner,
        @Nullable Span span,
        @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate first,
        @Nullable @DateTimeFormat(iso = ISO.TIME) LocalTime from,
        @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate last,
        @Nullable @DateTimeFormat(iso = ISO.TIME) LocalTime until) {

    /** Whoever is away for longer is so by the hours of the week, which is set up elsewhere. */
    private static final int MOST_DAYS = 31;

    /** How long somebody is away. */
    enum Span {
        TODAY,
        REST_OF_TODAY,
        DAYS
    }

    /** @throws InvalidInput naming what is missing or cannot be */
    Absence absence(LocalDateTime now) {
        UUID own = given("id", id);
        UUID whose = given("practitioner", practitioner);
        LocalDate today = now.toLocalDate();
        return switch (given("span", span)) {
            case TODAY -> Absence.from(own, whose, today, today, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
            case REST_OF_TODAY ->
                Absence.from(
                        own,
                        whose,
                        today,
                        today,
                        now.toLocalTime().truncatedTo(ChronoUnit.MINUTES),
                        LocalTime.MIDNIGHT);
            case DAYS ->
                days(
                        own,
                        whose,
                        KnownDays.read("first", given("first", first)),
                        KnownDays.read("last", given("last", last)),
                        now);
        };
    }

    private Absence days(UUID own, UUID whose, LocalDate firstDay, LocalDate lastDay, LocalDateTime now) {
        if (firstDay.isBefore(now.toLocalDate())) {
            throw new InvalidInput("first", "day-over");
        }
        if (KnownDays.isTooFarAhead(firstDay, now.toLocalDate())) {
            throw new InvalidInput("first", "days-out-of-range");
        }
        if (ChronoUnit.DAYS.between(firstDay, lastDay) >= MOST_DAYS) {
            throw new InvalidInput("last", "days-out-of-range");
        }
        Absence absence = Absence.from(own, whose, firstDay, lastDay, orMidnight(from), orMidnight(until));
        if (!absence.until().isAfter(absence.from()) || !absence.until().isAfter(now)) {
            throw new InvalidInput("until", "not-later");
        }
        return absence;
    }

    /** Whether it is the same that was said before; of who left in the middle of a day the minute is not. */
    boolean repeats(Absence before, Absence again) {
        return before.practitionerId().equals(again.practitionerId())
                && before.firstDay().equals(again.firstDay())
                && before.lastDay().equals(again.lastDay())
                && before.ends().equals(again.ends())
                && (span == Span.REST_OF_TODAY || before.begins().equals(again.begins()));
    }

    private static <T> T given(String field, @Nullable T said) {
        if (said == null) {
            throw new InvalidInput(field, "missing");
        }
        return said;
    }

    private static LocalTime orMidnight(@Nullable LocalTime time) {
        return time == null ? LocalTime.MIDNIGHT : time;
    }
}
