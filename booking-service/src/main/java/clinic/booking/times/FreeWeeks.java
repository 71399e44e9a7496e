package clinic.booking.times;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Free times a week at a time, as booking and rescheduling show them. */
@Component
public class FreeWeeks {

    private static final int DAYS = 7;
    private static final int SOONEST = 12;

    private final ClinicianCalendar calendar;
    private final Catalogue catalogue;
    private final Clock clock;

    FreeWeeks(ClinicianCalendar calendar, Catalogue catalogue, Clock clock) {
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * The week that was asked for with its first free day open; with a day, that day's week with that day open; with
     * neither, the first free day there is.
     */
    public Week open(Wish wish, @Nullable LocalDate askedWeek, @Nullable LocalDate askedDay) {
        LocalDate today = today(wish.locationId());
        LocalDate last = calendar.lastDay(wish.treatmentId(), today);
        boolean wholeWeek = askedDay == null && askedWeek != null;
        LocalDate asked = wholeWeek ? askedWeek : askedDay;
        LocalDate day = asked == null ? firstFreeDay(wish, today, today) : within(asked, monday(today), last);
        LocalDate monday = monday(day);
        List<Week.Day> days = Week.days(monday, free(wish, monday, DAYS));
        Week.Day chosen = days.stream()
                .filter(one -> wholeWeek ? one.count() > 0 : one.date().equals(day))
                .findFirst()
                .orElse(days.getFirst());
        return new Week(
                monday,
                days,
                chosen,
                monday.isAfter(today) ? monday.minusDays(DAYS) : null,
                monday.plusDays(DAYS).isAfter(last) ? null : monday.plusDays(DAYS),
                chosen.count() == 0 ? firstFree(wish, chosen.date(), today) : null);
    }

    /** The nearest free times there are, day by day. */
    public List<Week.Day> soonest(Wish wish) {
        LocalDate today = today(wish.locationId());
        LocalDate first = firstFreeDay(wish, today, today);
        Map<LocalDate, List<FreeTime>> byDay = free(wish, first, DAYS).stream()
                .limit(SOONEST)
                .collect(Collectors.groupingBy(FreeTime::date, TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .map(day -> new Week.Day(day.getKey(), day.getValue()))
                .toList();
    }

    private @Nullable FreeTime firstFree(Wish wish, LocalDate from, LocalDate today) {
        LocalDate day = firstFreeDay(wish, from.isBefore(today) ? today : from, today);
        return free(wish, day, 1).stream().findFirst().orElse(null);
    }

    /** Looks ahead from a day, and from today if nothing follows it. */
    private LocalDate firstFreeDay(Wish wish, LocalDate from, LocalDate today) {
        return calendar.firstFreeDay(wish, from)
                .or(() -> calendar.firstFreeDay(wish, today))
                .orElse(today);
    }

    private List<FreeTime> free(Wish wish, LocalDate from, int days) {
        return onePerStart(calendar.free(wish, from, days));
    }

    /** Who wants anywhere looks for a time: the same time at two places would only make the list longer. */
    private static List<FreeTime> onePerStart(List<FreeTime> free) {
        Set<Instant> seen = new HashSet<>();
        return free.stream().filter(time -> seen.add(time.start())).toList();
    }

    /** Today at the location, or at the first one listed when any will do. */
    private LocalDate today(@Nullable UUID location) {
        return clock.instant()
                .atZone(catalogue.locations().stream()
                        .filter(one -> location == null || one.id().equals(location))
                        .findFirst()
                        .map(Location::zone)
                        .orElse(ZoneOffset.UTC))
                .toLocalDate();
    }

    private static LocalDate within(LocalDate day, LocalDate first, LocalDate last) {
        return day.isBefore(first) ? first : day.isAfter(last) ? last : day;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(previousOrSame(DayOfWeek.MONDAY));
    }
}
