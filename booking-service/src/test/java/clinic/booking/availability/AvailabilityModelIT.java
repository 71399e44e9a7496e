package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Offer;
import clinic.booking.hours.Rota;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The same model, with the same random clinics laid into real tables. */
@RealBooking
class AvailabilityModelIT {

    private static final int CASES = Integer.getInteger("clinic.model.database-cases", 300);

    private final Catalogue catalogue;
    private final Rota rota;
    private final TakenTimes takenTimes;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    AvailabilityModelIT(
            Catalogue catalogue, Rota rota, TakenTimes takenTimes, JdbcClient jdbc, TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.rota = rota;
        this.takenTimes = takenTimes;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    @DisplayName("7, 8, 9: over the real tables, what is listed and explained is what the rules say, minute by minute")
    void tablesSayWhatTheRulesSay() {
        long seed = Long.getLong("clinic.model.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        int free = 0;
        for (int n = 0; n < CASES; n++) {
            SplittableRandom own = random.split();
            String which = "case " + n + " of seed " + seed;
            free += transaction.execute(status -> {
                status.setRollbackOnly();
                return compare(new RandomCases(own).next(), own, which);
            });
        }
        assertThat(free).isGreaterThan(CASES);
    }

    private int compare(Case drawn, SplittableRandom random, String which) {
        Case given = drawn.with(new Tables(jdbc).lay(drawn));
        MinuteModel model = new MinuteModel(given);
        FreeTimes freeTimes =
                new FreeTimes(catalogue, rota, takenTimes, given.rules(), Clock.fixed(given.now(), ZoneOffset.UTC));
        UUID treatment = given.treatment().id();

        Set<String> listed = AvailabilityModelTest.names(
                freeTimes.of(new Wish(treatment, null, null), given.from(), given.days(), Taker.ANYONE));
        assertThat(listed).as(which).isEqualTo(model.free());

        for (Offer offer : given.offers()) {
            Instant start = given.from()
                    .atStartOfDay(offer.location().zone())
                    .toInstant()
                    .plusSeconds(60L * 15 * random.nextInt(96));
            Wish wish = new Wish(
                    treatment, offer.practitioner().id(), offer.location().id());
            Set<ClosedBy> expected = model.closedBy(offer, start);
            assertThat(freeTimes.closedBy(wish, start))
                    .as("%s at %s", which, start)
                    .isEqualTo(expected);
            assertThat(freeTimes.plan(wish, start, Taker.ANYONE).isPresent())
                    .as(which)
                    .isEqualTo(expected.isEmpty());
        }
        return listed.size();
    }
}
