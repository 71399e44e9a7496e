package clinic.booking.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {

    private final PublicHolidays holidays = new PublicHolidays();

    /** As printed in an almanac, those on Sundays left out; with the three eves that Swedish law treats like Sundays. */
    @Test
    void swedishYearIsAsInTheAlmanac() {
        assertThat(weekdaysOff("SE", 2026))
                .containsExactly(
                        "2026-01-01",
                        "2026-01-06",
                        "2026-04-03",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-14",
                        "2026-06-06",
                        "2026-06-19",
                        "2026-06-20",
                        "2026-10-31",
                        "2026-12-24",
                        "2026-12-25",
                        "2026-12-26",
                        "2026-12-31");
        assertThat(weekdaysOff("SE", 2027))
                .containsExactly(
                        "2027-01-01",
                        "2027-01-06",
                        "2027-03-26",
                        "2027-03-29",
                        "2027-05-01",
                        "2027-05-06",
                        "2027-06-25",
                        "2027-06-26",
                        "2027-11-06",
                        "2027-12-24",
                        "2027-12-25",
                        "2027-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "DK", "FI", "DE", "GB", "US"})
    void otherCountriesHaveTheirOwn(String country) {
        assertThat(weekdaysOff(country, 2026)).hasSizeBetween(5, 16).contains("2026-12-25");
    }

    @Test
    void countryWithoutACalendarIsOpen() {
        assertThat(weekdaysOff("ZZ", 2026)).isEmpty();
    }

    private Stream<String> weekdaysOff(String country, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> date.getDayOfWeek().getValue() < 7)
                .filter(date -> holidays.isHoliday(country, date))
                .map(LocalDate::toString);
    }
}
