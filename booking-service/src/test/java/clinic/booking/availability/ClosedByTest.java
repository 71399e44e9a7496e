package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingRules;
import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.TimeSlot;
import clinic.booking.hours.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules that people have got wrong, told as examples; {@link AvailabilityModelTest} covers the rest. */
class ClosedByTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Treatment HALF_AN_HOUR = Case.treatment(30, 0, 0);
    private static final Treatment WITH_BUFFERS = Case.treatment(30, 10, 15);

    private final Location torget = place("Videslätt Torget", "Europe/Stockholm");
    private final Location atoll = place("Kiritimati", "Pacific/Kiritimati");
    private final Practitioner anna = practitioner("Anna Lindqvist");
    private final Practitioner johan = practitioner("Johan Berg");
    private final List<Offer> offers = new ArrayList<>();
    private final List<WorkingHours> weekly = new ArrayList<>();
    private final List<ChangedHours> changed = new ArrayList<>();
    private final Set<ClosedDay> closed = new HashSet<>();
    private final List<TakenTime> taken = new ArrayList<>();

    @Test
    @DisplayName("9: the daily limit counts the days of the place, not those of UTC")
    void dailyLimitCountsTheDaysOfThePlace() {
        receives(anna, atoll, "08:00", "12:00", 1);
        // Local 08:00 on Monday is still Sunday in UTC.
        visit(anna, HALF_AN_HOUR, at(atoll, "2026-11-23T08:00"));
        assertThat(why(atoll, "2026-11-23T11:00")).containsExactly(ClosedBy.DAILY_LIMIT);
        assertThat(why(atoll, "2026-11-24T08:00")).isEmpty();
        assertThat(why(atoll, "2026-11-22T08:00")).isEmpty();
    }

    @Test
    @DisplayName("9: places a calendar day apart each list their own day")
    void eachPlaceHasItsOwnDay() {
        receives(anna, torget, "08:00", "09:00", null);
        receives(johan, atoll, "08:00", "09:00", null);
        assertThat(starts(MONDAY))
                .containsExactly(
                        at(atoll, "2026-11-23T08:00"),
                        at(atoll, "2026-11-23T08:15"),
                        at(atoll, "2026-11-23T08:30"),
                        at(torget, "2026-11-23T08:00"),
                        at(torget, "2026-11-23T08:15"),
                        at(torget, "2026-11-23T08:30"));
    }

    @Test
    @DisplayName("9: asked in the evening, while it is tomorrow in UTC, the rest of the day is listed")
    void eveningListsTheRestOfTheDay() {
        Location harbour = place("Harbour", "America/New_York");
        receives(anna, harbour, "18:00", "22:00", null);
        Instant evening = at(harbour, "2026-11-23T21:10");
        assertThat(evening).isEqualTo("2026-11-24T02:10:00Z");
        SlotSearch search =
                given(HALF_AN_HOUR, evening, Duration.ZERO, Period.ofYears(1)).search();
        assertThat(search.free(MONDAY, MONDAY.plusDays(1)))
                .extracting(FreeTime::start)
                .containsExactly(at(harbour, "2026-11-23T21:15"), at(harbour, "2026-11-23T21:30"));
        assertThat(search.free(MONDAY.plusDays(1), MONDAY.plusDays(2))
                        .getFirst()
                        .start())
                .isEqualTo(at(harbour, "2026-11-24T18:00"));
    }

    @Test
    @DisplayName("9: a night shift goes on past midnight, and so may a visit")
    void nightShiftGoesOnPastMidnight() {
        receives(anna, torget, "20:00", "00:00", null);
        receives(anna, torget, "00:00", "04:00", null);
        assertThat(why(torget, "2026-11-23T23:45")).isEmpty();
        assertThat(why(torget, "2026-11-23T03:45")).containsExactly(ClosedBy.OUTSIDE_HOURS);
    }

    @Test
    @DisplayName("12: a visit that has begun keeps its later part")
    void startedVisitKeepsItsLaterPart() {
        receives(anna, torget, "08:00", "12:00", null);
        taken.add(new TakenTime(
                anna.id(),
                slot(torget, "2026-11-23T09:00", 90),
                TakenTime.By.VISIT,
                HALF_AN_HOUR.id(),
                at(torget, "2026-11-23T09:00"),
                null));
        Case begun = given(HALF_AN_HOUR, at(torget, "2026-11-23T09:20"), Duration.ZERO, Period.ofYears(1));
        assertThat(begun.search().closedBy(offers.getFirst(), at(torget, "2026-11-23T10:00")))
                .containsExactly(ClosedBy.VISIT);
        assertThat(begun.search().closedBy(offers.getFirst(), at(torget, "2026-11-23T10:30")))
                .isEmpty();
    }

    @Test
    @DisplayName("8: a horizon that ends on the day the clocks change ends with that day")
    void horizonEndsWithTheDayOfTheChange() {
        receives(anna, torget, "00:00", "00:00", null);
        Case given = given(HALF_AN_HOUR, at(torget, "2026-10-18T12:00"), Duration.ZERO, Period.ofDays(7));
        SlotSearch search = given.search();
        assertThat(search.closedBy(offers.getFirst(), at(torget, "2026-10-25T23:45")))
                .isEmpty();
        assertThat(search.closedBy(offers.getFirst(), at(torget, "2026-10-26T00:00")))
                .containsExactly(ClosedBy.TOO_FAR);
        assertThat(search.free(LocalDate.parse("2026-10-25"), LocalDate.parse("2026-10-26")))
                .as("twenty-five hours of quarters")
                .hasSize(100);
    }

    @Test
    @DisplayName("8: notice is time that passes, also over the night when the clocks change")
    void noticeIsTimeThatPasses() {
        receives(anna, torget, "00:00", "00:00", null);
        Case given = given(HALF_AN_HOUR, at(torget, "2027-03-27T12:00"), Duration.ofHours(24), Period.ofYears(1));
        assertThat(given.search().closedBy(offers.getFirst(), at(torget, "2027-03-28T12:45")))
                .containsExactly(ClosedBy.TOO_SOON);
        assertThat(given.search().closedBy(offers.getFirst(), at(torget, "2027-03-28T13:00")))
                .isEmpty();
    }

    @Test
    @DisplayName("6: a treatment's own notice and horizon count instead of the clinic's, shorter or longer")
    void ownWindowCountsInsteadOfTheClinics() {
        receives(anna, torget, "00:00", "00:00", null);
        Treatment prepared = Case.treatment(30, 0, 0, Duration.ofHours(48), Period.ofDays(3));
        Treatment atOnce = Case.treatment(30, 0, 0, Duration.ZERO, Period.ofDays(100));
        Instant now = at(torget, "2026-11-20T12:00");

        SlotSearch search =
                given(prepared, now, Duration.ofHours(1), Period.ofDays(30)).search();
        assertThat(search.closedBy(offers.getFirst(), at(torget, "2026-11-22T11:45")))
                .containsExactly(ClosedBy.TOO_SOON);
        assertThat(search.closedBy(offers.getFirst(), at(torget, "2026-11-22T12:00")))
                .isEmpty();
        assertThat(search.closedBy(offers.getFirst(), at(torget, "2026-11-23T23:45")))
                .isEmpty();
        assertThat(search.closedBy(offers.getFirst(), at(torget, "2026-11-24T00:00")))
                .containsExactly(ClosedBy.TOO_FAR);

        search = given(atOnce, now, Duration.ofHours(1), Period.ofDays(30)).search();
        assertThat(search.closedBy(offers.getFirst(), now)).isEmpty();
        assertThat(search.closedBy(offers.getFirst(), at(torget, "2027-02-28T12:00")))
                .isEmpty();
    }

    @Test
    @DisplayName("2: buffers keep off what is taken, and may reach beyond the hours")
    void buffersKeepOffWhatIsTaken() {
        receives(anna, torget, "08:00", "12:00", null);
        taken.add(new TakenTime(anna.id(), slot(torget, "2026-11-23T10:00", 30), TakenTime.By.BLOCK, null, null, null));
        SlotSearch search = given(WITH_BUFFERS, at(torget, "2026-11-20T12:00"), Duration.ZERO, Period.ofYears(1))
                .search();
        assertThat(search.free(MONDAY, MONDAY.plusDays(1)))
                .extracting(time -> time.startsAt().toLocalTime().toString())
                .containsExactly(
                        "08:00", "08:15", "08:30", "08:45", "09:00", "09:15", "10:45", "11:00", "11:15", "11:30");
        Plan plan = search.plan(at(torget, "2026-11-23T08:00"), ClosedBy.RULES).orElseThrow();
        assertThat(plan.time().start()).isEqualTo(at(torget, "2026-11-23T08:00"));
        assertThat(plan.during()).isEqualTo(slot(torget, "2026-11-23T07:50", 55));
    }

    @Test
    void hoursGivenToAClosedDayCount() {
        receives(anna, torget, "08:00", "12:00", null);
        closed.add(new ClosedDay(torget.id(), MONDAY));
        changed.add(new ChangedHours(
                anna.id(),
                torget.id(),
                MONDAY,
                ChangedHours.Kind.EXTRA,
                LocalTime.parse("13:00"),
                LocalTime.parse("14:00")));
        assertThat(why(torget, "2026-11-23T09:00")).containsExactly(ClosedBy.CLOSED_DAY);
        assertThat(why(torget, "2026-11-23T13:00")).isEmpty();
    }

    @Test
    void anyoneIsWhoeverHasLeastToDoThatDay() {
        receives(anna, torget, "08:00", "12:00", null);
        receives(johan, torget, "08:00", "12:00", null);
        visit(anna, HALF_AN_HOUR, at(torget, "2026-11-23T08:00"));
        visit(johan, HALF_AN_HOUR, at(torget, "2026-11-24T08:00"));
        SlotSearch search = given().search();
        assertThat(search.at(at(torget, "2026-11-23T10:00")))
                .extracting(FreeTime::practitioner)
                .containsExactly(johan, anna);
        assertThat(search.at(at(torget, "2026-11-24T10:00")))
                .extracting(FreeTime::practitioner)
                .containsExactly(anna, johan);
    }

    private Set<ClosedBy> why(Location place, String local) {
        return given().search().closedBy(offers.getFirst(), at(place, local));
    }

    private List<Instant> starts(LocalDate day) {
        return given().search().free(day, day.plusDays(1)).stream()
                .map(FreeTime::start)
                .toList();
    }

    private Case given() {
        return given(HALF_AN_HOUR, Instant.parse("2026-11-20T12:00:00Z"), Duration.ZERO, Period.ofYears(1));
    }

    private Case given(Treatment treatment, Instant now, Duration leadTime, Period horizon) {
        BookingRules rules = Case.rules(leadTime, horizon, 15);
        return new Case(treatment, offers, List.of(), weekly, changed, closed, taken, rules, now, MONDAY, 1);
    }

    private void receives(Practitioner who, Location where, String opens, String closes, @Nullable Integer limit) {
        Offer offer = new Offer(who, where, limit);
        if (!offers.contains(offer)) {
            offers.add(offer);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.add(new WorkingHours(who.id(), where.id(), day, LocalTime.parse(opens), LocalTime.parse(closes)));
        }
    }

    private void visit(Practitioner who, Treatment treatment, Instant start) {
        taken.add(new TakenTime(
                who.id(),
                new TimeSlot(start, start.plus(treatment.length())),
                TakenTime.By.VISIT,
                treatment.id(),
                start,
                null));
    }

    private static TimeSlot slot(Location place, String local, int minutes) {
        return new TimeSlot(at(place, local), at(place, local).plus(Duration.ofMinutes(minutes)));
    }

    private static Instant at(Location place, String local) {
        return LocalDateTime.parse(local).atZone(place.zone()).toInstant();
    }

    private static Location place(String name, String zone) {
        return new Location(
                UUID.randomUUID(), name, "Torggatan 4", "Videslätt", "08-465 004 10", ZoneId.of(zone), Directions.NONE);
    }

    private static Practitioner practitioner(String name) {
        return new Practitioner(UUID.randomUUID(), name, "leg. naprapat", "licensed naprapath");
    }
}
