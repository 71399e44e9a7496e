package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.KnownDays;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ChangedHours.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is different on each of some dates in a row.
 *
 * @param until the last of them
 * @param opens 00:00 to 00:00 is the whole day
 * @param location null for an absence, which is from everywhere
 */
record DateChange(
        Kind kind,
        LocalDate from,
        LocalDate until,
        LocalTime opens,
        LocalTime closes,
        @Nullable UUID location) {

    private static final int MOST_DAYS = 366;

    /** As the form has it. */
    record Typed(
            @Nullable String kind,
            @Nullable String from,
            @Nullable String until,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable String location) {

        static final Typed NOTHING = new Typed(Kind.ABSENT.name(), "", "", "", "", "");
    }

    /** @throws InvalidInput naming every field that cannot be used, not only the first */
    static DateChange read(Typed typed, LocalDate today, Set<UUID> locations) {
        List<Fault> faults = new ArrayList<>();
        Kind kind = Stream.of(Kind.values())
                .filter(one -> one.name().equals(typed.kind()))
                .findFirst()
                .orElse(Kind.ABSENT);
        @Nullable LocalDate from = date("from", typed.from(), faults);
        @Nullable LocalDate until = isEmpty(typed.until()) ? from : date("until", typed.until(), faults);
        boolean wholeDay = kind == Kind.ABSENT && isEmpty(typed.opens()) && isEmpty(typed.closes());
        @Nullable LocalTime opens = wholeDay ? LocalTime.MIDNIGHT : ClockTime.read(text(typed.opens()));
        @Nullable LocalTime closes = wholeDay ? LocalTime.MIDNIGHT : ClockTime.readEnd(text(typed.closes()));
        @Nullable
        UUID location = locations.stream()
                .filter(id -> id.toString().equals(typed.location()))
                .findFirst()
                .orElse(null);
        if (from == null || until == null) {
            throw new InvalidInput(faults);
        }
        if (from.isBefore(today)) {
            faults.add(new Fault("from", "hours-date-passed"));
        } else if (until.isBefore(from)) {
            faults.add(new Fault("until", "hours-end-first"));
        } else if (KnownDays.isTooFarAhead(from, today) || until.isAfter(from.plusDays(MOST_DAYS - 1))) {
            faults.add(new Fault("until", "hours-too-many-days"));
        }
        if (opens == null) {
            faults.add(new Fault("opens", "hours-time-unreadable"));
        }
        if (closes == null) {
            faults.add(new Fault("closes", "hours-time-unreadable"));
        } else if (opens != null && !closes.equals(LocalTime.MIDNIGHT) && !opens.isBefore(closes)) {
            faults.add(new Fault("closes", "hours-end-first"));
        }
        if (kind != Kind.ABSENT && location == null) {
            faults.add(new Fault("location", "hours-location-missing"));
        }
        if (!faults.isEmpty() || opens == null || closes == null) {
            throw new InvalidInput(faults);
        }
        return new DateChange(kind, from, until, opens, closes, kind == Kind.ABSENT ? null : location);
    }

    /** Those of one practitioner, with dates in a row that are alike told as one; in order. */
    static List<DateChange> of(List<ChangedHours> days) {
        List<DateChange> changes = new ArrayList<>();
        for (ChangedHours day : days) {
            DateChange one =
                    new DateChange(day.kind(), day.date(), day.date(), day.opens(), day.closes(), day.locationId());
            int before = lastThatGoesOnWith(changes, one);
            if (before < 0) {
                changes.add(one);
            } else {
                changes.set(before, changes.get(before).until(day.date()));
            }
        }
        return changes;
    }

    private static int lastThatGoesOnWith(List<DateChange> changes, DateChange one) {
        for (int n = changes.size() - 1; n >= 0; n--) {
            DateChange earlier = changes.get(n);
            if (earlier.until().plusDays(1).equals(one.from())
                    && earlier.until(one.until()).equals(one.from(earlier.from()))) {
                return n;
            }
        }
        return -1;
    }

    private DateChange until(LocalDate date) {
        return new DateChange(kind, from, date, opens, closes, location);
    }

    private DateChange from(LocalDate date) {
        return new DateChange(kind, date, until, opens, closes, location);
    }

    public boolean isWholeDay() {
        return kind == Kind.ABSENT && opens.equals(LocalTime.MIDNIGHT) && closes.equals(LocalTime.MIDNIGHT);
    }

    public boolean isOneDay() {
        return from.equals(until);
    }

    /** As people write it: a day ends at 24:00. */
    public String end() {
        return closes.equals(LocalTime.MIDNIGHT) ? "24:00" : closes.toString();
    }

    List<ChangedHours> days(UUID practitioner) {
        return from.datesUntil(until.plusDays(1))
                .map(date -> new ChangedHours(practitioner, location, date, kind, opens, closes))
                .toList();
    }

    private static @Nullable LocalDate date(String field, @Nullable String typed, List<Fault> faults) {
        try {
            return LocalDate.parse(text(typed));
        } catch (DateTimeException unreadable) {
            faults.add(new Fault(field, "hours-date-unreadable"));
            return null;
        }
    }

    private static boolean isEmpty(@Nullable String typed) {
        return text(typed).isEmpty();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
