package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Offer;
import clinic.booking.hours.Rota;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What two instances remember, compared with what the tables say. */
@RealBooking
class RememberedDaysIT {

    private static final int CLINICS = Integer.getInteger("clinic.remembered.clinics", 8);
    private static final int STEPS = Integer.getInteger("clinic.remembered.steps", 250);
    private static final int AT_ONCE = 4;
    private static final long PLENTY = 1_000_000;
    /** Some days of two practitioners, so that days are forgotten all the time, and a month is asked of the tables. */
    private static final long LITTLE = 1_500;

    private final Catalogue catalogue;
    private final Rota rota;
    private final TakenTimes takenTimes;
    private final FreeTimes freeTimes;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final EmptyCalendar calendar;
    private final StandingClock clock;

    @Autowired
    RememberedDaysIT(
            Catalogue catalogue,
            Rota rota,
            TakenTimes takenTimes,
            FreeTimes freeTimes,
            JdbcClient jdbc,
            DataSource database,
            TransactionTemplate transaction,
            EmptyCalendar calendar,
            StandingClock clock) {
        this.catalogue = catalogue;
        this.rota = rota;
        this.takenTimes = takenTimes;
        this.freeTimes = freeTimes;
        this.jdbc = jdbc;
        this.database = database;
        this.transaction = transaction;
        this.calendar = calendar;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    private record Question(Wish wish, LocalDate from, int days) {}

    private record Listed(Question question, FreeTime time) {}

    @Test
    @DisplayName("7, 8, 9: whatever happens in whatever order, two instances remember what the tables say")
    void whatIsRememberedIsWhatTheTablesSay() throws Exception {
        long seed = Long.getLong("clinic.remembered.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        int free = 0;
        for (int n = 0; n < CLINICS; n++) {
            free += liveThrough(random.split(), "clinic " + n + " of seed " + seed);
        }
        assertThat(free).isGreaterThan(CLINICS * STEPS);
        assertThat(calendar.count("taken_time a JOIN taken_time b ON a.id < b.id"
                        + " AND a.resource_id = b.resource_id AND a.during && b.during"))
                .isZero();
    }

    private int liveThrough(SplittableRandom random, String which) throws Exception {
        Tables tables = new Tables(jdbc);
        Case given = new RandomCases(random).next();
        tables.lay(given);
        List<UUID> treatments = List.of(given.treatment().id(), tables.alsoGiven(given));
        int free = 0;
        try (RandomHistory history = new RandomHistory(database, given, treatments, random)) {
            FreeTimes said = new FreeTimes(catalogue, rota, takenTimes, given.rules(), history);
            List<RememberedDays> instances = List.of(
                    new RememberedDays(said, new ChangeLog(jdbc), history, PLENTY),
                    new RememberedDays(said, new ChangeLog(jdbc), history, LITTLE));
            List<Listed> listedBefore = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                Instant before = history.instant();
                history.step();
                RememberedDays one = instances.get(random.nextInt(2));
                // Both hear of a clock that went back, or it would be back within a minute for the one that did not.
                List<RememberedDays> asked = history.instant().isBefore(before) ? instances : List.of(one);
                Question question = question(given, treatments, random);
                for (RememberedDays instance : asked) {
                    List<FreeTime> times = agreed(instance, said, question, which + ", step " + step);
                    free += times.size();
                    times.stream().limit(2).forEach(time -> listedBefore.add(new Listed(question, time)));
                }
                if (history.isQuiet() && !listedBefore.isEmpty()) {
                    takeWhatMayBeGone(listedBefore.get(random.nextInt(listedBefore.size())), said, history);
                }
            }
            history.settle();
            for (RememberedDays instance : instances) {
                for (UUID treatment : treatments) {
                    Wish anyone = new Wish(treatment, null, null);
                    Stream<Wish> each = given.offers().stream()
                            .map(offer ->
                                    new Wish(treatment, offer.practitioner().id(), null));
                    Stream.concat(Stream.of(anyone), each)
                            .map(wish -> new Question(wish, given.from().minusDays(1), 5))
                            .forEach(question -> agreed(instance, said, question, which + ", at the end"));
                }
            }
        } finally {
            tables.clear(treatments);
        }
        return free;
    }

    private static List<FreeTime> agreed(RememberedDays instance, FreeTimes said, Question question, String when) {
        List<FreeTime> expected =
                RememberedDays.onePerStart(said.of(question.wish(), question.from(), question.days(), Taker.ANYONE));
        assertThat(instance.of(question.wish(), question.from(), question.days()))
                .as("%s: %s", when, question)
                .isEqualTo(expected);
        return expected;
    }

    /** Whoever saw a time a while ago gets it, or hears that it is gone. */
    private void takeWhatMayBeGone(Listed listed, FreeTimes said, RandomHistory now) {
        FreeTime time = listed.time();
        Wish wish = listed.question()
                .wish()
                .with(time.practitioner().id(), time.location().id());
        boolean free = said.closedBy(wish, time.start()).isEmpty();
        boolean taken;
        try {
            transaction.executeWithoutResult(status -> {
                Plan plan = said.plan(wish, time.start(), Taker.ANYONE).orElseThrow(TimeNotFree::new);
                takenTimes.take(plan, Taker.ANYONE, Owner.visit(UUID.randomUUID()), now.instant());
            });
            taken = true;
        } catch (TimeNotFree gone) {
            taken = false;
        }
        assertThat(taken).isEqualTo(free);
    }

    private static Question question(Case given, List<UUID> treatments, SplittableRandom random) {
        UUID treatment = treatments.get(random.nextInt(treatments.size()));
        Offer offer = given.offers().get(random.nextInt(given.offers().size()));
        Wish wish = new Wish(
                treatment,
                random.nextInt(3) == 0 ? offer.practitioner().id() : null,
                random.nextInt(3) == 0 ? offer.location().id() : null);
        int days = random.nextInt(20) == 0 ? ClinicianCalendar.MAX_DAYS : 1 + random.nextInt(3);
        return new Question(wish, given.from().plusDays(random.nextInt(4) - 1), days);
    }

    @Test
    @DisplayName("7: what was committed on one instance before a search began on another is not in its answer")
    void noSearchMissesWhatWasCommittedBeforeItBegan() throws Exception {
        UUID treatment = catalogue.treatments().getFirst().id();
        Wish anyone = new Wish(treatment, null, null);
        LocalDate monday = LocalDate.parse("2026-11-23");
        List<RememberedDays> instances = List.of(
                new RememberedDays(freeTimes, new ChangeLog(jdbc), clock, PLENTY),
                new RememberedDays(freeTimes, new ChangeLog(jdbc), clock, PLENTY));
        List<Callable<Integer>> bookers = new ArrayList<>();
        for (int booker = 0; booker < AT_ONCE; booker++) {
            SplittableRandom random = new SplittableRandom(booker);
            RememberedDays here = instances.get(booker % 2);
            RememberedDays there = instances.get(1 - booker % 2);
            bookers.add(() -> {
                int booked = 0;
                for (int n = 0; n < 40; n++) {
                    LocalDate day = monday.plusDays(random.nextInt(5));
                    List<FreeTime> free = here.of(anyone, day, 1);
                    if (!free.isEmpty()) {
                        FreeTime time = free.get(random.nextInt(free.size()));
                        if (!take(time)) {
                            continue;
                        }
                        booked++;
                        Wish wish = random.nextBoolean()
                                ? anyone
                                : anyone.with(
                                        time.practitioner().id(),
                                        time.location().id());
                        assertThat(there.of(wish, day, 1)).noneMatch(other -> overlap(other, time));
                    }
                }
                return booked;
            });
        }
        int booked = AtOnce.all(bookers).stream().mapToInt(Integer::intValue).sum();
        assertThat(booked).isGreaterThan(AT_ONCE * 20);
        for (RememberedDays instance : instances) {
            agreed(instance, freeTimes, new Question(anyone, monday, 7), "after the rush");
        }
    }

    private boolean take(FreeTime time) {
        return jdbc.sql(
                                "INSERT INTO taken_time (id, resource_id, during, owner_id)"
                                        + " VALUES (gen_random_uuid(), ?, tstzrange(?, ?), gen_random_uuid()) ON CONFLICT DO NOTHING")
                        .params(
                                time.practitioner().id(),
                                time.start().atOffset(ZoneOffset.UTC),
                                time.end().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static boolean overlap(FreeTime one, FreeTime other) {
        return one.practitioner().equals(other.practitioner())
                && one.start().isBefore(other.end())
                && other.start().isBefore(one.end());
    }

    @Test
    void unchangedDayIsAnsweredFromMemory() {
        UUID treatment = catalogue.treatments().getFirst().id();
        Wish anyone = new Wish(treatment, null, null);
        RememberedDays instance = new RememberedDays(freeTimes, new ChangeLog(jdbc), clock, PLENTY);
        LocalDate monday = LocalDate.parse("2026-11-23");
        List<FreeTime> first = instance.of(anyone, monday, 1);
        assertThat(instance.of(anyone, monday, 1)).isEqualTo(first);
        assertThat(instance.of(anyone, monday, 1).getFirst())
                .as("the very same, not worked out again")
                .isSameAs(instance.of(anyone, monday, 1).getFirst());
    }

    @Test
    void searchInATransactionSeesItsOwnChangesAndNobodyElseDoes() {
        UUID treatment = catalogue.treatments().getFirst().id();
        Wish anyone = new Wish(treatment, null, null);
        RememberedDays instance = new RememberedDays(freeTimes, new ChangeLog(jdbc), clock, PLENTY);
        LocalDate monday = LocalDate.parse("2026-11-23");
        FreeTime time = instance.of(anyone, monday, 1).getFirst();
        transaction.executeWithoutResult(status -> {
            take(time);
            assertThat(instance.of(anyone, monday, 1)).noneMatch(other -> overlap(other, time));
            status.setRollbackOnly();
        });
        assertThat(instance.of(anyone, monday, 1)).contains(time);
    }

    @Test
    void everyTableThatSaysWhatIsFreeTellsOfItsChanges() {
        List<String> silent =
                jdbc.sql("""
                        SELECT name FROM unnest(ARRAY['treatments', 'locations', 'practitioners', 'offers', 'daily_limits',
                                   'needs', 'working_hours', 'changed_hours', 'closed_days', 'open_holidays', 'taken_time']) AS name
                         WHERE (SELECT coalesce(bit_or(tgtype::integer), 0) & 60 FROM pg_trigger
                                 WHERE tgrelid = name::regclass AND tgname LIKE 'log_%' AND tgenabled = 'O') <> 60""").query((row, n) -> row.getString("name")).list();
        assertThat(silent)
                .as("of inserted, updated, deleted rows or of being emptied")
                .isEmpty();
    }

    @Test
    void logIsKeptForAsLongAsSomebodyMayReadOn() {
        ChangeLog log = new ChangeLog(jdbc);
        ChangeLog.Position position = log.since(null).position();
        ChangeLog.Position later = new ChangeLog.Position(
                position.snapshot(), position.server(), position.at().minusSeconds(9 * 60));
        assertThat(log.since(later).unbroken())
                .as("who was away for long starts over")
                .isFalse();
        assertThat(log.forgetBefore(later, position)).isFalse();
        ChangeLog.Position old = new ChangeLog.Position(
                log.since(position).position().snapshot(),
                position.server(),
                position.at().minusSeconds(11 * 60));
        assertThat(log.forgetBefore(old, position)).isTrue();
        assertThat(calendar.count("availability_changes")).isZero();
        ChangeLog.Position elsewhere = new ChangeLog.Position(position.snapshot(), "another server", position.at());
        assertThat(log.since(elsewhere).unbroken()).isFalse();
        assertThat(log.since(position).unbroken()).isTrue();
    }

    @Test
    void rowsOfAnotherClusterAreNoNewsAndDoNotStay() {
        ChangeLog log = new ChangeLog(jdbc);
        ChangeLog.Position position = log.since(null).position();
        rowOfAnotherCluster();
        assertThat(log.since(position).changes()).isEmpty();

        ChangeLog.Position old = new ChangeLog.Position(
                position.snapshot(), position.server(), position.at().minusSeconds(11 * 60));
        assertThat(log.forgetBefore(old, position)).isTrue();
        assertThat(calendar.count("availability_changes")).isZero();
    }

    @Test
    void whatADatabaseSaidBeforeItWasPutBackIsForgotten() {
        rowOfAnotherCluster();
        UUID treatment = catalogue.treatments().getFirst().id();
        take(freeTimes
                .of(new Wish(treatment, null, null), LocalDate.parse("2026-11-23"), 1, Taker.ANYONE)
                .getFirst());

        new ForgetChanges(new ChangeLog(jdbc)).catchUp("put back");

        assertThat(calendar.count("availability_changes")).isZero();
    }

    /** As a dump brings it from one that has given out more numbers. */
    private void rowOfAnotherCluster() {
        jdbc.sql("INSERT INTO availability_changes (xid) VALUES ('9000000000'::xid8)")
                .update();
    }
}
