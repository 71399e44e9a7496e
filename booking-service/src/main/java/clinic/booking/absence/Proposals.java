package clinic.booking.absence;

import static java.util.Comparator.comparing;

import clinic.booking.availability.FreeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The times that fit a visit: at its own location first, then the nearest.
 *
 * @param best the one that is proposed; empty when every time that fits is proposed for a visit before it
 * @param times a few to choose among, the best first
 */
record Proposals(Optional<FreeTime> best, List<FreeTime> times) {

    static final int MOST = 4;

    /**
     * A visit that cannot stay.
     *
     * @param free times at which it could be
     */
    record Sought(UUID locationId, Instant start, List<FreeTime> free) {

        private List<FreeTime> inOrder() {
            Comparator<FreeTime> elsewhereLast =
                    comparing(time -> !time.location().id().equals(locationId));
            return free.stream()
                    .sorted(elsewhereLast.thenComparing(
                            time -> Duration.between(start, time.start()).abs()))
                    .toList();
        }
    }

    /** For each in turn its own, so that whoever changes nothing in the form gives no time away twice. */
    static List<Proposals> forAll(List<Sought> visits) {
        List<FreeTime> given = new ArrayList<>();
        List<Proposals> all = new ArrayList<>();
        for (Sought visit : visits) {
            List<FreeTime> inOrder = visit.inOrder();
            Optional<FreeTime> best = inOrder.stream()
                    .filter(time -> given.stream().noneMatch(other -> collide(time, other)))
                    .findFirst();
            best.ifPresent(given::add);
            all.add(new Proposals(best, apart(Stream.concat(best.stream(), inOrder.stream()))));
        }
        return all;
    }

    /** Times a quarter of an hour apart with the same colleague are no choice. */
    private static List<FreeTime> apart(Stream<FreeTime> inOrder) {
        List<FreeTime> few = new ArrayList<>();
        inOrder.filter(time -> few.stream().noneMatch(other -> collide(time, other)))
                .limit(MOST)
                .forEachOrdered(few::add);
        return List.copyOf(few);
    }

    private static boolean collide(FreeTime one, FreeTime other) {
        return one.practitioner().equals(other.practitioner())
                && one.start().isBefore(other.end())
                && other.start().isBefore(one.end());
    }
}
