package clinic.booking.availability;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** How much each practitioner has to do each day, as their places count days, so that "anyone" is a fair choice. */
record Workload(Map<Day, Long> minutes) {

    record Day(UUID practitionerId, ZoneId zone, LocalDate date) {}

    static Workload of(Collection<TakenTime> taken, Collection<ZoneId> zones) {
        Map<Day, Long> minutes = new HashMap<>();
        for (TakenTime time : taken) {
            long length =
                    Duration.between(time.during().start(), time.during().end()).toMinutes();
            for (ZoneId zone : zones) {
                LocalDate date = time.during().start().atZone(zone).toLocalDate();
                minutes.merge(new Day(time.resourceId(), zone, date), length, Long::sum);
            }
        }
        return new Workload(minutes);
    }

    /** By start; at the same start the least busy first, and among equals not always the same. */
    Comparator<FreeTime> fairly() {
        return comparing(FreeTime::start).thenComparing(this::minutesThatDay).thenComparing(Workload::chance);
    }

    private long minutesThatDay(FreeTime time) {
        return minutes.getOrDefault(
                new Day(time.practitioner().id(), time.location().zone(), time.date()), 0L);
    }

    private static int chance(FreeTime time) {
        return Objects.hash(time.start(), time.practitioner().id());
    }
}
