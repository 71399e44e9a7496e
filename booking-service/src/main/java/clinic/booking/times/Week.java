package clinic.booking.times;

import static java.util.Comparator.comparing;

import clinic.booking.availability.FreeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One week of free times with one of its days open.
 *
 * @param chosen the open day
 * @param previous the Monday before; null when that week is over
 * @param next the Monday after; null beyond the booking horizon
 * @param firstFree where to go when the open day has nothing; null when nothing is free at all
 */
public record Week(
        LocalDate monday,
        List<Day> days,
        Day chosen,
        @Nullable LocalDate previous,
        @Nullable LocalDate next,
        @Nullable FreeTime firstFree) {

    private static final LocalTime NOON = LocalTime.NOON;
    private static final int NEAREST = 6;

    /** A day with the times that begin on it. */
    public record Day(LocalDate date, List<FreeTime> times) {

        public int count() {
            return times.size();
        }

        public List<FreeTime> forenoon() {
            return times.stream()
                    .filter(time -> time.startsAt().toLocalTime().isBefore(NOON))
                    .toList();
        }

        public List<FreeTime> afternoon() {
            return times.stream()
                    .filter(time -> !time.startsAt().toLocalTime().isBefore(NOON))
                    .toList();
        }
    }

    public int number() {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** Free times of the week around a start, in order. */
    public List<FreeTime> nearest(Instant start) {
        return days.stream()
                .flatMap(day -> day.times().stream())
                .sorted(comparing(time -> Duration.between(start, time.start()).abs()))
                .limit(NEAREST)
                .sorted(comparing(FreeTime::start))
                .toList();
    }

    /** The seven days from a Monday with the times that begin on each, told in the zone of their location. */
    static List<Day> days(LocalDate monday, List<FreeTime> free) {
        Map<LocalDate, List<FreeTime>> byDay = new LinkedHashMap<>();
        for (int n = 0; n < 7; n++) {
            byDay.put(monday.plusDays(n), new ArrayList<>());
        }
        free.forEach(time -> {
            List<FreeTime> day = byDay.get(time.date());
            if (day != null) {
                day.add(time);
            }
        });
        return byDay.entrySet().stream()
                .map(day -> new Day(day.getKey(), List.copyOf(day.getValue())))
                .toList();
    }
}
