package clinic.booking.absence;

import static java.util.Comparator.comparing;

import clinic.booking.availability.FreeTime;
import clinic.booking.catalogue.Practitioner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The times that fit a visit: not on an earlier day if it can be helped, at its own location first, then the nearest.
 *
 * @param best the one that is proposed; empty when every time that fits is proposed for a visit before it
 * @param times a few to choose among, the best first
 */
record Proposals(Optional<FreeTime> best, List<FreeTime> times) {

    static final int MOST = 6;

    /** With one colleague, while others have time too. */
    private static final int MOST_WITH_ONE = 2;

    /**
     * A visit that cannot stay.
     *
     * @param free times at which it could be
     */
    record Sought(UUID locationId, Instant start, List<FreeTime> free) {

        private List<FreeTime> inOrder() {
            Comparator<FreeTime> earlierDayLast = comparing(this::isOnAnEarlierDay);
            return free.stream()
                    .sorted(earlierDayLast
                            .thenComparing(time -> !time.location().id().equals(locationId))
                            .thenComparing(time ->
                                    Duration.between(start, time.start()).abs()))
                    .toList();
        }

        /** Before they look at their messages, perhaps. */
        private boolean isOnAnEarlierDay(FreeTime time) {
            return time.startsAt()
                    .toLocalDate()
                    .isBefore(start.atZone(time.location().zone()).toLocalDate());
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
            all.add(new Proposals(best, choice(apart(Stream.concat(best.stream(), inOrder.stream())))));
        }
        return all;
    }

    /** Times a quarter of an hour apart with the same colleague are no choice. */
    private static List<FreeTime> apart(Stream<FreeTime> inOrder) {
        List<FreeTime> apart = new ArrayList<>();
        inOrder.filter(time -> apart.stream().noneMatch(other -> collide(time, other)))
                .forEachOrdered(apart::add);
        return apart;
    }

    /** The first of every colleague, before anybody has more; still in their order. */
    private static List<FreeTime> choice(List<FreeTime> inOrder) {
        Map<Practitioner, Integer> given = new HashMap<>();
        List<FreeTime> few = new ArrayList<>();
        List<FreeTime> rest = new ArrayList<>();
        for (FreeTime time : inOrder) {
            (given.merge(time.practitioner(), 1, Integer::sum) > MOST_WITH_ONE ? rest : few).add(time);
        }
        return Stream.concat(few.stream(), rest.stream())
                .limit(MOST)
                .sorted(comparing(inOrder::indexOf))
                .toList();
    }

    private static boolean collide(FreeTime one, FreeTime other) {
        return one.practitioner().equals(other.practitioner())
                && one.start().isBefore(other.end())
                && other.start().isBefore(one.end());
    }
}
