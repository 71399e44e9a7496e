package clinic.booking.practitioner;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.PublicHolidays;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A year's public holidays and days of the clinic's own, with the locations that are closed then. */
@Component
class YearOfDays {

    /** How many years ahead it is told. */
    static final int AHEAD = 5;

    private final ClosedDays days;
    private final PublicHolidays holidays;
    private final Catalogue catalogue;

    YearOfDays(ClosedDays days, PublicHolidays holidays, Catalogue catalogue) {
        this.days = days;
        this.holidays = holidays;
        this.catalogue = catalogue;
    }

    /** @param name of the public holiday; null for a day of the clinic's own */
    record Row(LocalDate date, @Nullable String name, Set<UUID> closedAt) {}

    /** The nearest to the one that is asked for; this year where none is. */
    int year(@Nullable Integer asked) {
        int now = catalogue.today().getYear();
        return asked == null ? now : Math.clamp(asked, now, now + AHEAD);
    }

    /** From today on. */
    List<Row> in(int year, Locale locale) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate today = catalogue.today();
        LocalDate from = first.isBefore(today) ? today : first;
        LocalDate until = first.plusYears(1);
        Map<LocalDate, String> named = new TreeMap<>();
        days.own(from, until).forEach(date -> named.put(date, ""));
        for (String country : days.countries()) {
            holidays.in(country, year, locale).forEach((date, name) -> {
                if (!date.isBefore(from)) {
                    named.put(date, name);
                }
            });
        }
        List<Location> locations = catalogue.locations();
        return named.entrySet().stream()
                .map(day -> new Row(
                        day.getKey(),
                        day.getValue().isEmpty() ? null : day.getValue(),
                        locations.stream()
                                .map(Location::id)
                                .filter(id -> days.isClosed(new ClosedDay(id, day.getKey())))
                                .collect(Collectors.toSet())))
                .toList();
    }
}
