package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.practitioner.TypedHours.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hours of each week from a day on, until the next change that is planned already.
 *
 * @param from since when they count; weeks before it stay
 * @param shifts all of a week; none for somebody who receives no patients
 * @param asBefore true, and no shifts, to take a planned change at {@code from} back
 * @param shown the visits left outside that the caller was told of
 */
record HoursBody(
        @Nullable LocalDate from,
        @Nullable List<ShiftBody> shifts,
        @Nullable Boolean asBefore,
        @Nullable List<UUID> shown) {

    /**
     * A stretch of a weekday at a location.
     *
     * @param weekday {@code monday} to {@code sunday}
     * @param opens such as {@code 08:00}
     * @param closes the same; a day ends at {@code 24:00}
     */
    record ShiftBody(
            @Nullable String weekday,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable UUID location) {

        static ShiftBody of(Shift shift) {
            return new ShiftBody(
                    shift.weekday().name().toLowerCase(Locale.ROOT),
                    shift.opens().toString(),
                    shift.until(),
                    shift.location());
        }

        private @Nullable DayOfWeek day() {
            return Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(weekday))
                    .findFirst()
                    .orElse(null);
        }

        private Row on(DayOfWeek day) {
            return new Row(day, text(opens), text(closes), location == null ? "" : location.toString());
        }

        private static String text(@Nullable String sent) {
            return sent == null ? "" : sent.strip();
        }
    }

    /** @throws InvalidInput when it is left out, or was before today */
    LocalDate begins(LocalDate today) {
        if (from == null) {
            throw new InvalidInput("from", "missing");
        }
        return new TypedHours(from.toString(), "", List.of()).begins(today);
    }

    /**
     * Null where nothing is to change at that day after all.
     *
     * @throws InvalidInput naming every field that cannot be used, by its place
     */
    @Nullable
    List<Shift> read(Set<UUID> locations) {
        if (asBefore != null && asBefore) {
            if (shifts != null) {
                throw new InvalidInput("shifts", "unreadable");
            }
            return null;
        }
        if (shifts == null) {
            throw new InvalidInput("shifts", "missing");
        }
        List<Fault> faults = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < shifts.size(); n++) {
            ShiftBody shift = shifts.get(n);
            DayOfWeek day = shift == null ? null : shift.day();
            if (shift == null || day == null) {
                faults.add(new Fault("shifts[" + n + "].weekday", "unreadable"));
            } else {
                rows.add(shift.on(day));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        try {
            return TypedHours.shifts(rows, locations);
        } catch (InvalidInput input) {
            throw input.named(field -> field.replaceFirst("(\\w+)-(\\d+)", "shifts[$2].$1"));
        }
    }
}
