package clinic.booking.availability;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** How much each practitioner has to do each day, as their places count days, so that "anyone" is a fair choice. */
record Workload(Map<Day, Long> minutes) {

    record Day(UUID practitionerId, ZoneId zone, LocalDate date) {}

    /** Looked up once for each, not at each comparison. */
    record Ranked(FreeTime time, long minutes, int chance) {

        static final Comparator<Ranked> FAIRLY = comparing((Ranked ranked) -> ranked.time.start())
                .thenComparingLong(Ranked::minutes)
                .thenComparingInt(Ranked::chance);

        static Ranked of(FreeTime time, long minutes) {
            return new Ranked(time, minutes, Workload.chance(time));
        }

        boolean comesBefore(Ranked other) {
            return FAIRLY.compare(this, other) < 0;
        }
    }

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
    List<FreeTime> fairly(Stream<FreeTime> times) {
        return times.map(time -> Ranked.of(time, minutesThatDay(time)))
                .sorted(Ranked.FAIRLY)
                .map(Ranked::time)
                .toList();
    }

    private long minutesThatDay(FreeTime time) {
        return minutes(time.practitioner().id(), time.location().zone(), time.date());
    }

    long minutes(UUID practitionerId, ZoneId zone, LocalDate date) {
        return minutes.getOrDefault(new Day(practitionerId, zone, date), 0L);
    }

    /** Well mixed: were the two only added up, the same one would come first at every start. */
    private static int chance(FreeTime time) {
        UUID id = time.practitioner().id();
        return new SplittableRandom(
                        time.start().getEpochSecond() ^ id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .nextInt();
    }
}
