package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.KnownDays;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form of a week as it was filled in. Its rows come as four lists; what belongs together stands at the same place.
 *
 * @param from since when it counts
 * @param version of the hours that the form was made from
 */
record TypedHours(String from, String version, List<Row> rows) {

    /** A shift, not yet understood. */
    record Row(DayOfWeek weekday, String opens, String closes, String location) {

        static Row of(Shift shift) {
            return new Row(
                    shift.weekday(),
                    shift.opens().toString(),
                    shift.until(),
                    shift.location().toString());
        }
    }

    TypedHours {
        rows = rows.stream().sorted(Comparator.comparing(Row::weekday)).toList();
    }

    static TypedHours of(WorkWeek week, LocalDate from, int version) {
        return new TypedHours(
                from.toString(),
                String.valueOf(version),
                week.shifts().stream().map(Row::of).toList());
    }

    static TypedHours of(MultiValueMap<String, String> form) {
        List<String> weekdays = form.getOrDefault("weekday", List.of());
        return new TypedHours(
                String.valueOf(form.getFirst("from")).strip(),
                String.valueOf(form.getFirst("version")),
                IntStream.range(0, weekdays.size())
                        .mapToObj(n -> new Row(
                                weekday(weekdays.get(n)),
                                at(form, "opens", n),
                                at(form, "closes", n),
                                at(form, "location", n)))
                        .toList());
    }

    private static DayOfWeek weekday(@Nullable String typed) {
        return DayOfWeek.of(Math.clamp(number(typed), 1, 7));
    }

    private static String at(MultiValueMap<String, String> form, String field, int n) {
        List<String> all = form.getOrDefault(field, List.of());
        return n < all.size() ? all.get(n).strip() : "";
    }

    private static int number(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    int seen() {
        return number(version);
    }

    /** With one shift more on a weekday: the morning, or the afternoon of one that has a morning. */
    TypedHours plus(@Nullable String weekday, String location) {
        DayOfWeek day = weekday(weekday);
        boolean morning = rows.stream().noneMatch(row -> row.weekday() == day);
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(day, morning ? "08:00" : "13:00", morning ? "12:00" : "17:00", location));
        return new TypedHours(from, version, more);
    }

    TypedHours minus(@Nullable String typed) {
        int place = number(typed);
        List<Row> fewer = new ArrayList<>(rows);
        if (place >= 0 && place < fewer.size()) {
            fewer.remove(place);
        }
        return new TypedHours(from, version, fewer);
    }

    /** @throws InvalidInput when it is unreadable, or was before today */
    LocalDate begins(LocalDate today) {
        LocalDate date;
        try {
            date = LocalDate.parse(from);
        } catch (DateTimeException unreadable) {
            throw new InvalidInput("from", "hours-date-unreadable");
        }
        if (date.isBefore(today)) {
            throw new InvalidInput("from", "hours-date-passed");
        }
        if (KnownDays.isTooFarAhead(date, today)) {
            throw new InvalidInput("from", "hours-date-unreadable");
        }
        return date;
    }

    /** @throws InvalidInput naming the rows that cannot be used, by field and place such as {@code opens-3} */
    List<Shift> shifts(Set<UUID> locations) {
        return shifts(rows, locations);
    }

    static List<Shift> shifts(List<Row> rows, Set<UUID> locations) {
        List<Fault> faults = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            @Nullable LocalTime opens = ClockTime.read(row.opens());
            @Nullable LocalTime closes = ClockTime.readEnd(row.closes());
            @Nullable UUID location = location(row.location(), locations);
            if (opens == null || closes == null) {
                faults.add(new Fault((opens == null ? "opens-" : "closes-") + n, "hours-time-unreadable"));
            } else if (!closes.equals(LocalTime.MIDNIGHT) && !opens.isBefore(closes)) {
                faults.add(new Fault("closes-" + n, "hours-end-first"));
            } else if (location == null) {
                faults.add(new Fault("location-" + n, "hours-location-missing"));
            } else {
                Shift shift = new Shift(row.weekday(), opens, closes, location);
                if (shifts.stream().anyMatch(shift::overlaps)) {
                    faults.add(new Fault("opens-" + n, "hours-overlap"));
                }
                shifts.add(shift);
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return shifts;
    }

    private static @Nullable UUID location(String typed, Set<UUID> known) {
        return known.stream()
                .filter(id -> id.toString().equals(typed))
                .findFirst()
                .orElse(null);
    }
}
