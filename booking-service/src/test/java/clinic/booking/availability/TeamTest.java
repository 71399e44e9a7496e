package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.availability.ChangeLog.Change;
import clinic.booking.availability.TakenTime.By;
import clinic.booking.availability.Workload.Ranked;
import clinic.booking.catalogue.Location;
import clinic.booking.hours.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TeamTest {

    private static final int CASES = Integer.getInteger("clinic.model.cases", 6_000) / 4;
    private static final int CHANGES = 4;

    @Test
    @DisplayName(
            "7: what is remembered of a team's days is what a search finds, whatever changed and however late it is")
    void remembersWhatASearchFinds() {
        long seed = Long.getLong("clinic.model.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        long found = 0;
        for (int n = 0; n < CASES; n++) {
            found += compare(random.split(), "case " + n + " of seed " + seed);
        }
        assertThat(found).isGreaterThan(CASES);
    }

    private static int compare(SplittableRandom random, String which) {
        Case given = new RandomCases(random).next();
        Place place = new Place(given, random);
        Team team = place.team();
        int found = place.check(team, which);
        int reads = place.reads;
        place.check(team, which);
        assertThat(place.reads).as("%s: what is known is not read again", which).isEqualTo(reads);
        for (int change = 0; change < CHANGES; change++) {
            place.change(random).forEach(team::mark);
            found += place.check(team, which + ", change " + change);
        }
        return found;
    }

    /** One location of a case, with what is taken there by now. */
    private static final class Place extends FreeTimes {

        private final Case given;
        private final Location location;
        private final Asked asked;
        private final List<TakenTime> taken = new ArrayList<>();
        private final List<TakenTime> notYet = new ArrayList<>();
        private final List<LocalDate> dates;
        private Instant now;
        private int reads;

        // What only knows of tables is not asked for them here.
        @SuppressWarnings("NullAway")
        Place(Case given, SplittableRandom random) {
            super(null, null, null, given.rules(), null);
            this.given = given;
            this.now = given.now();
            this.location = given.offers().getFirst().location();
            this.asked = new Asked(
                    given.treatment(),
                    given.offers().stream()
                            .filter(offer -> offer.location().equals(location))
                            .toList(),
                    given.needs());
            this.dates = given.from().datesUntil(given.until()).toList();
            given.taken().forEach(time -> (random.nextInt(3) == 0 ? notYet : taken).add(held(time, random)));
        }

        Team team() {
            return new Team(asked, new StartGrid(given.rules().startGrid(), location.zone()), this);
        }

        /** What is left of a hold ends one day, and nobody tells. */
        private TakenTime held(TakenTime time, SplittableRandom random) {
            return time.by() != By.HOLD
                    ? time
                    : new TakenTime(
                            time.resourceId(),
                            time.during(),
                            time.by(),
                            time.treatmentId(),
                            time.visitStart(),
                            now.plus(Duration.ofMinutes(1 + random.nextInt(60))));
        }

        /** Something is taken, something becomes free, and time goes by. */
        List<Change> change(SplittableRandom random) {
            List<Change> changes = new ArrayList<>();
            if (!taken.isEmpty() && random.nextBoolean()) {
                TakenTime free = taken.remove(random.nextInt(taken.size()));
                changes.add(new Change(free.resourceId(), free.during()));
            }
            if (!notYet.isEmpty()) {
                TakenTime more = notYet.removeLast();
                taken.add(more);
                changes.add(new Change(random.nextInt(4) == 0 ? null : more.resourceId(), more.during()));
            }
            now = now.plus(Duration.ofMinutes(random.nextInt(40)));
            return changes;
        }

        int check(Team team, String which) {
            List<@Nullable UUID> people = new ArrayList<>();
            people.add(null);
            asked.offers().forEach(offer -> people.add(offer.practitioner().id()));
            int found = 0;
            for (@Nullable UUID one : people) {
                List<FreeTime> known =
                        team.free(dates, one, now).stream().map(Ranked::time).toList();
                assertThat(known).as(which).isEqualTo(searched(one));
                found += known.size();
            }
            assertThat(team.free(dates, UUID.randomUUID(), now)).as(which).isEmpty();
            return found;
        }

        private List<FreeTime> searched(@Nullable UUID practitioner) {
            Asked some = asked.with(offer ->
                    practitioner == null || Objects.equals(offer.practitioner().id(), practitioner));
            return RememberedDays.onePerStart(facts(some, now).free(given.from(), given.until()));
        }

        private SlotSearch facts(Asked some, Instant moment) {
            return new SlotSearch(new Facts(
                    some.treatment(),
                    some.offers(),
                    some.needs(),
                    new Hours(given.weekly(), given.changed(), given.closed()),
                    taken.stream()
                            .filter(time ->
                                    time.heldUntil() == null || time.heldUntil().isAfter(moment))
                            .toList(),
                    given.rules(),
                    moment));
        }

        @Override
        SlotSearch search(Asked some, LocalDate from, LocalDate until, Taker taker) {
            reads++;
            return facts(some, now);
        }

        @Override
        SlotSearch withoutFacts(Asked some, Instant moment) {
            return new SlotSearch(new Facts(
                    some.treatment(),
                    some.offers(),
                    some.needs(),
                    new Hours(List.of(), List.of(), Set.of()),
                    List.of(),
                    given.rules(),
                    moment));
        }
    }
}
