package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.catalogue.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AvailabilityModelTest {

    private static final int CASES = Integer.getInteger("clinic.model.cases", 6_000);
    private static final int STARTS_ASKED_ABOUT = 6;

    private final Map<ClosedBy, Integer> seen = new EnumMap<>(ClosedBy.class);
    private long free;

    @Test
    @DisplayName(
            "7, 8, 9: what is listed, what can be taken and what is explained is what the rules say, minute by minute")
    void functionSaysWhatTheRulesSay() {
        long seed = Long.getLong("clinic.model.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < CASES; n++) {
            SplittableRandom own = random.split();
            Case given = new RandomCases(own).next();
            compare(given, own, "case " + n + " of seed " + seed);
        }
        System.out.printf("%d cases, %d free times, closed by %s%n", CASES, free, seen);
        assertThat(free).isGreaterThan(CASES);
        assertThat(seen.keySet()).hasSize(ClosedBy.RULES.size() - 1).doesNotContain(ClosedBy.NOT_GIVEN);
    }

    private void compare(Case given, SplittableRandom random, String which) {
        MinuteModel model = new MinuteModel(given);
        SlotSearch search = given.search();
        Set<String> listed = names(search.free(given.from(), given.until()));
        assertThat(listed).as(which).isEqualTo(model.free());
        free += listed.size();

        for (Offer offer : given.offers()) {
            for (int n = 0; n < STARTS_ASKED_ABOUT; n++) {
                Instant start = given.from()
                        .atStartOfDay(offer.location().zone())
                        .toInstant()
                        .plus(Duration.ofMinutes(minute(random, given)));
                Set<ClosedBy> expected = model.closedBy(offer, start);
                assertThat(search.closedBy(offer, start))
                        .as("%s, %s at %s", which, offer, start)
                        .isEqualTo(expected);
                String name = MinuteModel.name(
                        offer.practitioner().id(), offer.location().id(), start);
                assertThat(names(search.at(start)).contains(name)).as(which).isEqualTo(expected.isEmpty());
                if (start.atZone(offer.location().zone()).toLocalDate().isBefore(given.until())) {
                    assertThat(listed.contains(name))
                            .as("%s: listed if and only if no rule closes %s", which, start)
                            .isEqualTo(expected.isEmpty());
                }
                expected.forEach(rule -> seen.merge(rule, 1, Integer::sum));
            }
        }
        plansAreWhatIsFree(given, model, search, which);
    }

    private static void plansAreWhatIsFree(Case given, MinuteModel model, SlotSearch search, String which) {
        for (FreeTime time :
                search.free(given.from(), given.until()).stream().limit(5).toList()) {
            Plan plan = search.plan(time.start(), ClosedBy.RULES).orElseThrow();
            Offer offer = given.offers().stream()
                    .filter(one -> one.practitioner().equals(plan.time().practitioner())
                            && one.location().equals(plan.time().location()))
                    .findFirst()
                    .orElseThrow();
            assertThat(model.closedBy(offer, plan.time().start())).as(which).isEmpty();
            assertThat(plan.rooms()).as(which).isEqualTo(model.rooms(offer, time.start()));
        }
        Optional<Plan> none = search.plan(
                given.from()
                        .minusDays(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .plusSeconds(1),
                ClosedBy.RULES);
        assertThat(none).as(which).isEmpty();
    }

    /** On the grid of most clinics or off it, and in the first hours of the day as often as in all others. */
    private static int minute(SplittableRandom random, Case given) {
        int minute = random.nextInt(random.nextBoolean() ? 300 : given.days() * 1440);
        return random.nextInt(3) == 0 ? minute : minute - minute % 15;
    }

    static Set<String> names(Collection<FreeTime> times) {
        return times.stream()
                .map(time -> MinuteModel.name(
                        time.practitioner().id(), time.location().id(), time.start()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
