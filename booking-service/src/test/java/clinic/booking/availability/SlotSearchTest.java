package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.hours.TimeSlot;
import clinic.booking.hours.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlotSearchTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final LocalDate WINTER_DAY = LocalDate.parse("2026-11-23");
    private static final LocalDate CLOCKS_GO_FORWARD = LocalDate.parse("2027-03-28");
    private static final LocalDate CLOCKS_GO_BACK = LocalDate.parse("2026-10-25");

    @Test
    void slotsFillTheHoursOnTheQuarter() {
        assertThat(starts(WINTER_DAY, "08:00", "09:30", 45)).containsExactly("08:00", "08:15", "08:30", "08:45");
    }

    @Test
    void hoursThatOpenOffTheQuarterBeginOnTheNext() {
        assertThat(starts(WINTER_DAY, "08:05", "09:00", 30)).containsExactly("08:15", "08:30");
    }

    @Test
    void hoursShorterThanTheVisitHaveNoSlot() {
        assertThat(starts(WINTER_DAY, "08:00", "08:30", 45)).isEmpty();
    }

    @Test
    void visitsThatTouchDoNotOverlap() {
        assertThat(starts(WINTER_DAY, "08:00", "10:00", 30, taken("2026-11-23T08:30:00+01:00", 30)))
                .containsExactly("08:00", "09:00", "09:15", "09:30");
    }

    @Test
    void takenTimeReachingInFromBeforeTheHoursCounts() {
        assertThat(starts(WINTER_DAY, "08:00", "09:00", 30, taken("2026-11-23T07:30:00+01:00", 45)))
                .containsExactly("08:15", "08:30");
    }

    @Test
    @DisplayName("6: no visit starts before the lead time is over, to the second")
    void leadTimeCutsTheDay() {
        Instant earliest = Instant.parse("2026-11-23T07:30:00.000000001Z");
        assertThat(starts(earliest, WINTER_DAY, "08:00", "09:30", 30)).containsExactly("08:45", "09:00");
        assertThat(starts(Instant.parse("2026-11-23T07:30:00Z"), WINTER_DAY, "08:00", "09:00", 30))
                .containsExactly("08:30");
    }

    @Test
    @DisplayName("8: on the day clocks go forward the afternoon is offered at its own time")
    void afternoonKeepsItsTimeWhenClocksGoForward() {
        assertThat(found(LONG_AGO, CLOCKS_GO_FORWARD, "13:00", "13:45", 45, STOCKHOLM))
                .extracting(TimeSlot::start)
                .containsExactly(Instant.parse("2027-03-28T11:00:00Z"));
    }

    @Test
    @DisplayName("8: a time that does not exist is not offered, and a visit over it keeps its length")
    void missingHourIsNotOffered() {
        assertThat(starts(CLOCKS_GO_FORWARD, "01:30", "03:30", 30)).containsExactly("01:30", "01:45", "03:00");
        assertThat(starts(CLOCKS_GO_FORWARD, "02:15", "02:45", 15)).isEmpty();
        assertThat(starts(CLOCKS_GO_FORWARD, "02:30", "03:30", 30)).containsExactly("03:00");
    }

    @Test
    @DisplayName("8: an hour that comes twice is offered twice, as two instants")
    void doubledHourIsOfferedTwice() {
        List<TimeSlot> slots = found(LONG_AGO, CLOCKS_GO_BACK, "02:00", "03:00", 60, STOCKHOLM);
        assertThat(slots)
                .extracting(TimeSlot::start)
                .contains(Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T01:00:00Z"))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("8: after the switch the slots are at the same local times as before it")
    void localTimesAreTheSameInEverySeason() {
        List<String> before = starts(CLOCKS_GO_FORWARD.minusDays(1), "08:00", "12:00", 45);
        assertThat(starts(CLOCKS_GO_FORWARD, "08:00", "12:00", 45)).isEqualTo(before);
        assertThat(starts(CLOCKS_GO_FORWARD.plusDays(1), "08:00", "12:00", 45)).isEqualTo(before);
        assertThat(starts(CLOCKS_GO_BACK, "08:00", "12:00", 45)).isEqualTo(before);
    }

    @Test
    @DisplayName("9: open until midnight offers the last slot of the day")
    void lastSlotBeforeMidnightIsOffered() {
        assertThat(starts(WINTER_DAY, "23:00", "00:00", 30)).containsExactly("23:00", "23:15", "23:30");
    }

    @Test
    @DisplayName("9: a zone whose day is another than UTC's has its own day's hours")
    void hoursAreOfTheLocationsDay() {
        ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati");
        assertThat(found(LONG_AGO, WINTER_DAY, "08:00", "08:30", 30, kiritimati))
                .extracting(TimeSlot::start)
                .containsExactly(Instant.parse("2026-11-22T18:00:00Z"));
    }

    @Test
    void gridFollowsTheLocalClockWhereTheOffsetIsNoWholeHour() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        assertThat(found(LONG_AGO, WINTER_DAY, "08:00", "08:30", 30, kathmandu))
                .extracting(TimeSlot::start)
                .containsExactly(Instant.parse("2026-11-23T02:15:00Z"));
    }

    private static List<String> starts(LocalDate day, String opens, String closes, int minutes, TimeSlot... taken) {
        return starts(LONG_AGO, day, opens, closes, minutes, taken);
    }

    private static List<String> starts(
            Instant earliest, LocalDate day, String opens, String closes, int minutes, TimeSlot... taken) {
        return found(earliest, day, opens, closes, minutes, STOCKHOLM, taken).stream()
                .map(slot -> slot.start().atZone(STOCKHOLM).toLocalTime().toString())
                .toList();
    }

    private static List<TimeSlot> found(
            Instant earliest, LocalDate day, String opens, String closes, int minutes, ZoneId zone, TimeSlot... taken) {
        Location place = new Location(
                UUID.randomUUID(),
                "Videslätt Torget",
                "Torggatan 4",
                "Videslätt",
                "08-465 004 10",
                zone,
                Directions.NONE);
        Practitioner anna =
                new Practitioner(UUID.randomUUID(), "Anna Lindqvist", "leg. naprapat", "licensed naprapath");
        Case given = new Case(
                Case.treatment(minutes, 0, 0),
                List.of(new Offer(anna, place, null)),
                List.of(),
                List.of(new WorkingHours(
                        anna.id(), place.id(), day.getDayOfWeek(), LocalTime.parse(opens), LocalTime.parse(closes))),
                List.of(),
                Set.of(),
                Arrays.stream(taken)
                        .map(slot -> new TakenTime(anna.id(), slot, TakenTime.By.BLOCK, null, null, null))
                        .toList(),
                Case.rules(Duration.ZERO, Period.ofYears(100), 15),
                earliest,
                day,
                1);
        return given.search().free(day, day.plusDays(1)).stream()
                .map(time -> new TimeSlot(time.start(), time.end()))
                .toList();
    }

    private static TimeSlot taken(String start, int minutes) {
        Instant from = java.time.OffsetDateTime.parse(start).toInstant();
        return new TimeSlot(from, from.plus(Duration.ofMinutes(minutes)));
    }
}
