package clinic.booking.hours;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Days on which a country rests; computed, and kept for each year once asked for. */
@Component
public class PublicHolidays {

    private static final Logger LOG = LoggerFactory.getLogger(PublicHolidays.class);

    private record CountryYear(String country, int year) {}

    private final Map<CountryYear, Set<LocalDate>> known = new ConcurrentHashMap<>();

    /** @param country as two letters (ISO 3166); one whose calendar nobody knows has none */
    public boolean isHoliday(String country, LocalDate date) {
        return known.computeIfAbsent(new CountryYear(country, date.getYear()), PublicHolidays::compute)
                .contains(date);
    }

    /** Those of a year by their names, in order; two on one day are told as one. */
    public SortedMap<LocalDate, String> in(String country, int year, Locale language) {
        SortedMap<LocalDate, String> named = new TreeMap<>();
        try {
            for (Holiday holiday : holidays(new CountryYear(country, year))) {
                named.merge(holiday.getDate(), holiday.getDescription(language), (one, other) -> one + ", " + other);
            }
        } catch (IllegalStateException unknown) {
            LOG.debug("No calendar of public holidays is known for country {}", country);
        }
        return named;
    }

    private static List<Holiday> holidays(CountryYear asked) {
        return HolidayManager.getInstance(ManagerParameters.create(asked.country.toLowerCase(Locale.ROOT)))
                .getHolidays(Year.of(asked.year))
                .stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .toList();
    }

    private static Set<LocalDate> compute(CountryYear asked) {
        try {
            return holidays(asked).stream().map(Holiday::getDate).collect(Collectors.toUnmodifiableSet());
        } catch (IllegalStateException unknown) {
            LOG.warn(
                    "No calendar of public holidays is known for country {}: locations there are open every day"
                            + " unless their closed days say otherwise",
                    asked.country);
            return Set.of();
        }
    }
}
