package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.Rota;
import clinic.booking.hours.WorkingHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        Case given = drawn.with(lay(drawn));
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

    /** Answers with what of the taken time the constraint let in. */
    private List<TakenTime> lay(Case given) {
        Duration leadTime = given.treatment().leadTime();
        Period horizon = given.treatment().horizon();
        insert(
                "INSERT INTO treatments (id, code, name_sv, name_en, minutes, price, listed_at, buffer_before,"
                        + " buffer_after, lead_time, horizon) VALUES (?, ?, 'x', 'x', ?, 1, 1, ?, ?, ?::integer, ?::integer)",
                given.treatment().id(),
                given.treatment().code(),
                given.treatment().minutes(),
                given.treatment().bufferBefore().toMinutes(),
                given.treatment().bufferAfter().toMinutes(),
                leadTime == null ? null : leadTime.toMinutes(),
                horizon == null ? null : horizon.getDays());
        Set<Practitioner> practitioners = new HashSet<>();
        Set<Location> locations = new HashSet<>();
        for (WorkingHours hours : given.weekly()) {
            practitioners.add(practitioner(hours.practitionerId()));
            locations.add(location(given, hours.locationId()));
        }
        for (ChangedHours hours : given.changed()) {
            practitioners.add(practitioner(hours.practitionerId()));
            if (hours.locationId() != null) {
                locations.add(location(given, hours.locationId()));
            }
        }
        given.closed().forEach(day -> locations.add(location(given, day.locationId())));
        given.needs().forEach(need -> locations.add(location(given, need.locationId())));
        for (Offer offer : given.offers()) {
            practitioners.removeIf(one -> one.id().equals(offer.practitioner().id()));
            practitioners.add(offer.practitioner());
            locations.removeIf(one -> one.id().equals(offer.location().id()));
            locations.add(offer.location());
        }
        practitioners.forEach(one -> insert(
                "INSERT INTO practitioners (id, name, title_sv, title_en) VALUES (?, ?, 'leg.', 'lic.')",
                one.id(),
                one.name()));
        locations.forEach(one -> insert(
                "INSERT INTO locations (id, name, street, city, phone, zone, closed_on_holidays)"
                        + " VALUES (?, ?, ?, ?, ?, ?, false)",
                one.id(),
                one.name(),
                one.street(),
                one.city(),
                one.phone(),
                one.zone().getId()));
        for (Offer offer : given.offers()) {
            UUID practitioner = offer.practitioner().id();
            insert(
                    "INSERT INTO offers VALUES (?, ?, ?)",
                    given.treatment().id(),
                    practitioner,
                    offer.location().id());
            if (offer.dailyLimit() != null) {
                insert(
                        "INSERT INTO daily_limits VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        practitioner,
                        given.treatment().id(),
                        offer.dailyLimit());
            }
        }
        given.weekly()
                .forEach(hours -> insert(
                        "INSERT INTO working_hours VALUES (?, ?, ?, ?, ?)",
                        hours.practitionerId(),
                        hours.locationId(),
                        hours.weekday().getValue(),
                        hours.opens(),
                        hours.closes()));
        given.changed()
                .forEach(hours -> insert(
                        "INSERT INTO changed_hours VALUES (gen_random_uuid(), ?, ?::uuid, ?, ?, ?, ?)",
                        hours.practitionerId(),
                        hours.locationId() == null ? null : hours.locationId().toString(),
                        hours.date(),
                        hours.kind().name(),
                        hours.opens(),
                        hours.closes()));
        for (ClosedDay day : given.closed()) {
            insert("INSERT INTO closed_days VALUES (?, ?)", day.locationId(), day.date());
        }
        layNeeds(given);
        return layTaken(given);
    }

    private void layNeeds(Case given) {
        int n = 0;
        for (Need need : given.needs()) {
            n++;
            for (int preference = 0; preference < need.anyOf().size(); preference++) {
                UUID room = need.anyOf().get(preference);
                insert("INSERT INTO resources VALUES (?, ?, 'ROOM', 'Rum')", room, need.locationId());
                insert(
                        "INSERT INTO needs VALUES (?, ?, ?, ?, ?)",
                        given.treatment().id(),
                        need.locationId(),
                        n,
                        room,
                        preference);
            }
        }
    }

    private List<TakenTime> layTaken(Case given) {
        List<TakenTime> laid = new ArrayList<>();
        for (TakenTime time : given.taken()) {
            boolean held = time.by() == TakenTime.By.HOLD;
            Instant visitStart = time.visitStart();
            int rows = insert(
                    "INSERT INTO taken_time (id, resource_id, during, owner_id, expires_at, treatment_id, visit)"
                            + " VALUES (gen_random_uuid(), ?, tstzrange(?, ?), gen_random_uuid(), ?::timestamptz,"
                            + " ?::uuid, ?::tstzrange) ON CONFLICT DO NOTHING",
                    time.resourceId(),
                    utc(time.during().start()),
                    utc(time.during().end()),
                    held ? given.now().plusSeconds(1).toString() : null,
                    time.treatmentId() == null ? null : time.treatmentId().toString(),
                    visitStart == null
                            ? null
                            : "[" + visitStart + "," + time.during().end() + ")");
            if (rows == 1) {
                laid.add(time);
            }
        }
        // An expired hold in the middle of it all counts for nothing.
        given.weekly().stream()
                .map(WorkingHours::practitionerId)
                .distinct()
                .forEach(practitioner -> insert(
                        "INSERT INTO taken_time (id, resource_id, during, owner_id, expires_at) VALUES"
                                + " (gen_random_uuid(), ?, tstzrange(?, ?), gen_random_uuid(), ?) ON CONFLICT DO NOTHING",
                        practitioner,
                        utc(given.from().atTime(9, 0).toInstant(ZoneOffset.UTC)),
                        utc(given.from().atTime(10, 0).toInstant(ZoneOffset.UTC)),
                        utc(given.now())));
        return laid;
    }

    private int insert(String sql, @Nullable Object... values) {
        return jdbc.sql(sql).params(Arrays.asList(values)).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Practitioner practitioner(UUID id) {
        return new Practitioner(id, "Behandlare " + id, "leg.", "lic.");
    }

    private static Location location(Case given, UUID id) {
        return given.offers().stream()
                .map(Offer::location)
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseGet(
                        () -> new Location(id, "Plats " + id, "Gatan 1", "Videslätt", "08-465 004 00", ZoneOffset.UTC));
    }
}
