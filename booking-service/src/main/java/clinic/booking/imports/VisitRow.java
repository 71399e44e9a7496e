package clinic.booking.imports;

import static clinic.booking.imports.Field.DATE;
import static clinic.booking.imports.Field.LOCATION;
import static clinic.booking.imports.Field.MINUTES;
import static clinic.booking.imports.Field.PRACTITIONER;
import static clinic.booking.imports.Field.START;
import static clinic.booking.imports.Field.STATUS;
import static clinic.booking.imports.Field.TIME;
import static clinic.booking.imports.Field.TREATMENT;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A visit as a row tells of it.
 *
 * @param state in which it is taken over
 */
record VisitRow(
        Treatment treatment,
        Practitioner practitioner,
        Location location,
        Instant start,
        Instant end,
        AppointmentState state) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("[yyyy-MM-dd][yyyyMMdd][yyyy/M/d]['T'][' ']H[:][.]mm[[:][.]ss]")
            .toFormatter(Locale.ROOT);
    private static final Map<String, AppointmentState> STATES = Map.ofEntries(
            Map.entry("", AppointmentState.BOOKED),
            Map.entry("bokad", AppointmentState.BOOKED),
            Map.entry("bokat", AppointmentState.BOOKED),
            Map.entry("bekraftad", AppointmentState.BOOKED),
            Map.entry("booked", AppointmentState.BOOKED),
            Map.entry("confirmed", AppointmentState.BOOKED),
            Map.entry("genomford", AppointmentState.COMPLETED),
            Map.entry("genomfort", AppointmentState.COMPLETED),
            Map.entry("klar", AppointmentState.COMPLETED),
            Map.entry("completed", AppointmentState.COMPLETED),
            Map.entry("done", AppointmentState.COMPLETED),
            Map.entry("uteblev", AppointmentState.NO_SHOW),
            Map.entry("utebliven", AppointmentState.NO_SHOW),
            Map.entry("uteblivet", AppointmentState.NO_SHOW),
            Map.entry("noshow", AppointmentState.NO_SHOW),
            Map.entry("avbokad", AppointmentState.CANCELLED),
            Map.entry("avbokat", AppointmentState.CANCELLED),
            Map.entry("cancelled", AppointmentState.CANCELLED),
            Map.entry("canceled", AppointmentState.CANCELLED));

    /** @throws InvalidInput naming every field that cannot be used, not only the first */
    static VisitRow read(Row row, Map<Field, Integer> columns, Directory directory, Instant now) {
        Reading reading = new Reading(row, columns, directory, new ArrayList<>());
        Treatment treatment = reading.named(TREATMENT, Directory::treatment);
        Practitioner practitioner = reading.named(PRACTITIONER, Directory::practitioner);
        Location location = reading.location();
        Instant start = reading.start(location);
        Duration length = reading.length(treatment);
        AppointmentState told = reading.told();
        if (treatment == null
                || practitioner == null
                || location == null
                || start == null
                || length == null
                || told == null) {
            throw new InvalidInput(reading.faults());
        }
        Instant end = start.plus(length);
        return new VisitRow(treatment, practitioner, location, start, end, state(told, start, end, now));
    }

    /** Where nobody said what became of a visit that has ended it took place: as the clock would say. */
    private static AppointmentState state(AppointmentState told, Instant start, Instant end, Instant now) {
        if (told == AppointmentState.BOOKED && !end.isAfter(now)) {
            return AppointmentState.COMPLETED;
        }
        if ((told == AppointmentState.COMPLETED || told == AppointmentState.NO_SHOW) && start.isAfter(now)) {
            throw new InvalidInput(STATUS.name(), "status-impossible");
        }
        return told;
    }

    private record Reading(Row row, Map<Field, Integer> columns, Directory directory, List<Fault> faults) {

        Optional<String> text(Field field) {
            return row.value(field, columns);
        }

        <T> @Nullable T refuse(Field field, String code) {
            faults.add(new Fault(field.name(), code));
            return null;
        }

        <T> @Nullable T named(Field field, BiFunction<Directory, String, Optional<T>> find) {
            String name = text(field).orElse(null);
            return name == null
                    ? refuse(field, "missing")
                    : find.apply(directory, name).orElseGet(() -> refuse(field, "unknown"));
        }

        @Nullable
        Location location() {
            return text(LOCATION).isEmpty()
                    ? directory.onlyLocation().orElseGet(() -> refuse(LOCATION, "missing"))
                    : named(LOCATION, Directory::location);
        }

        /** Local time says nothing where the clock skips it, and two things where it shows it twice. */
        @Nullable
        Instant start(@Nullable Location location) {
            Field field = columns.containsKey(START) ? START : DATE;
            String written = text(START)
                    .orElseGet(() -> text(DATE).orElse("") + " " + text(TIME).orElse(""));
            LocalDateTime local;
            try {
                local = LocalDateTime.parse(written.strip(), WRITTEN);
            } catch (DateTimeParseException unreadable) {
                return refuse(field, written.isBlank() ? "missing" : "start-unreadable");
            }
            if (location == null) {
                return null;
            }
            List<ZoneOffset> offsets = location.zone().getRules().getValidOffsets(local);
            return switch (offsets.size()) {
                case 0 -> refuse(field, "start-skipped");
                case 1 -> local.toInstant(offsets.getFirst());
                default -> refuse(field, "start-twice");
            };
        }

        @Nullable
        Duration length(@Nullable Treatment treatment) {
            String written = text(MINUTES).orElse(null);
            if (written == null) {
                return treatment == null ? null : treatment.length();
            }
            if (!written.matches("\\d{1,4}")) {
                return refuse(MINUTES, "minutes-impossible");
            }
            Duration length = Duration.ofMinutes(Long.parseLong(written));
            return length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0
                    ? refuse(MINUTES, "minutes-impossible")
                    : length;
        }

        @Nullable
        AppointmentState told() {
            AppointmentState told = STATES.get(Field.plain(text(STATUS).orElse("")));
            return told == null ? refuse(STATUS, "status-unknown") : told;
        }
    }
}
