package clinic.booking.times;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Catalogue;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        Span span = span(wish);
        boolean wholeWeek = askedDay == null && askedWeek != null;
        LocalDate asked = wholeWeek ? askedWeek : askedDay;
        LocalDate day = asked == null ? firstFreeDay(wish, span.first, span) : span.within(asked);
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
                monday.isAfter(span.first) ? monday.minusDays(DAYS) : null,
                monday.plusDays(DAYS).isAfter(span.last) ? null : monday.plusDays(DAYS),
                chosen.count() == 0 ? firstFree(wish, chosen.date(), span) : null);
    }

    /** The nearest free times there are, day by day. */
    public List<Week.Day> soonest(Wish wish) {
        Span span = span(wish);
        LocalDate first = firstFreeDay(wish, span.first, span);
        Map<LocalDate, List<FreeTime>> byDay = free(wish, first, DAYS).stream()
                .limit(SOONEST)
                .collect(Collectors.groupingBy(FreeTime::date, TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .map(day -> new Week.Day(day.getKey(), day.getValue()))
                .toList();
    }

    private @Nullable FreeTime firstFree(Wish wish, LocalDate from, Span span) {
        LocalDate day = firstFreeDay(wish, from.isBefore(span.first) ? span.first : from, span);
        return free(wish, day, 1).stream().findFirst().orElse(null);
    }

    /** Looks ahead from a day, and from the first if nothing follows it. */
    private LocalDate firstFreeDay(Wish wish, LocalDate from, Span span) {
        return calendar.firstFreeDay(wish, from, span.last)
                .or(() -> calendar.firstFreeDay(wish, span.first, span.last))
                .orElse(span.first);
    }

    private List<FreeTime> free(Wish wish, LocalDate from, int days) {
        return onePerStart(calendar.free(wish, from, days));
    }

    /** Who wants anywhere looks for a time: the same time at two places would only make the list longer. */
    private static List<FreeTime> onePerStart(List<FreeTime> free) {
        Set<Instant> seen = new HashSet<>();
        return free.stream().filter(time -> seen.add(time.start())).toList();
    }

    /** The days that can have times: from today where it is earliest to the last one where it is latest. */
    private Span span(Wish wish) {
        Instant now = clock.instant();
        List<LocalDate> todays = catalogue.offers(wish.treatmentId(), wish.practitionerId(), wish.locationId()).stream()
                .map(offer -> LocalDate.ofInstant(now, offer.location().zone()))
                .sorted()
                .toList();
        LocalDate first = todays.isEmpty() ? catalogue.today() : todays.getFirst();
        LocalDate latest = todays.isEmpty() ? first : todays.getLast();
        return new Span(first, calendar.lastDay(wish.treatmentId(), latest));
    }

    private record Span(LocalDate first, LocalDate last) {

        /** The day, or the nearest to it of the weeks there are. */
        LocalDate within(LocalDate day) {
            LocalDate start = monday(first);
            return day.isBefore(start) ? start : day.isAfter(last) ? last : day;
        }
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(previousOrSame(DayOfWeek.MONDAY));
    }
}
