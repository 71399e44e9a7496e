package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.Hours;
import clinic.booking.hours.WorkingHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which visits a change of hours leaves outside. */
class ComingVisitTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID TORGET = new UUID(2, 1);
    private static final UUID STRAND = new UUID(2, 2);
    private static final LocalDate SUMMER_BEGINS = LocalDate.parse("2027-03-28");
    private static final LocalDate SUMMER_ENDS = LocalDate.parse("2027-10-31");

    @Test
    void visitOutsideTheNewHoursIsTouchedAndOthersAreNot() {
        ComingVisit early = visit("2027-03-01T08:00+01:00", "2027-03-01T08:45+01:00");
        ComingVisit later = visit("2027-03-01T09:00+01:00", "2027-03-01T09:45+01:00");
        ComingVisit acrossTheEdge = visit("2027-03-01T11:30+01:00", "2027-03-01T12:15+01:00");
        assertThat(ComingVisit.leftOutside(
                        daily(TORGET, "08:00", "17:00"),
                        daily(TORGET, "09:00", "12:00"),
                        List.of(early, later, acrossTheEdge)))
                .containsExactly(early, acrossTheEdge);
    }

    @Test
    void whatStaffHadPutOutsideIsNotTheChangesDoing() {
        ComingVisit evening = visit("2027-03-01T19:00+01:00", "2027-03-01T19:45+01:00");
        Hours before = daily(TORGET, "08:00", "17:00");
        Hours after = daily(TORGET, "09:00", "12:00");
        assertThat(ComingVisit.leftOutside(before, after, List.of(evening))).isEmpty();
        assertThat(ComingVisit.outside(after, List.of(evening))).containsExactly(evening);
    }

    @Test
    void hoursElsewhereHoldNoVisitHere() {
        ComingVisit visit = visit("2027-03-01T09:00+01:00", "2027-03-01T09:45+01:00");
        assertThat(ComingVisit.leftOutside(
                        daily(TORGET, "08:00", "17:00"), daily(STRAND, "08:00", "17:00"), List.of(visit)))
                .containsExactly(visit);
    }

    @Test
    void hoursFromADayOnTouchNothingBeforeIt() {
        ComingVisit before = visit("2027-02-26T08:00+01:00", "2027-02-26T08:45+01:00");
        ComingVisit onTheDay = visit("2027-03-01T08:00+01:00", "2027-03-01T08:45+01:00");
        LocalDate march = LocalDate.parse("2027-03-01");
        assertThat(ComingVisit.leftOutside(
                        daily(TORGET, "08:00", "17:00"),
                        hours(
                                stretches(TORGET, "08:00", "17:00", LocalDate.MIN, march),
                                stretches(TORGET, "09:00", "12:00", march, LocalDate.MAX)),
                        List.of(before, onTheDay)))
                .containsExactly(onTheDay);
    }

    /** The same time on the wall is an hour earlier in the world: hours go by the wall. */
    @Test
    void summerTimeMovesNoVisitOutOfItsHours() {
        List<ComingVisit> fridayAndMonday = List.of(
                visit("2027-03-26T08:00+01:00", "2027-03-26T08:45+01:00"),
                visit("2027-03-29T08:00+02:00", "2027-03-29T08:45+02:00"));
        assertThat(ComingVisit.outside(daily(TORGET, "08:00", "08:45"), fridayAndMonday))
                .isEmpty();
        assertThat(ComingVisit.outside(daily(TORGET, "08:15", "17:00"), fridayAndMonday))
                .isEqualTo(fridayAndMonday);
    }

    @Test
    void visitAcrossTheSkippedHourIsHeldByTheHoursAroundIt() {
        ComingVisit halfAnHour = visit(SUMMER_BEGINS + "T01:45+01:00", SUMMER_BEGINS + "T03:15+02:00");
        assertThat(halfAnHour.isWithin(daily(TORGET, "01:00", "04:00"))).isTrue();
        assertThat(halfAnHour.isWithin(daily(TORGET, "01:00", "03:00"))).isFalse();
    }

    @Test
    void hourThatComesTwiceIsHeldBothTimes() {
        ComingVisit first = visit(SUMMER_ENDS + "T02:15+02:00", SUMMER_ENDS + "T02:45+02:00");
        ComingVisit second = visit(SUMMER_ENDS + "T02:15+01:00", SUMMER_ENDS + "T02:45+01:00");
        ComingVisit across = visit(SUMMER_ENDS + "T02:45+02:00", SUMMER_ENDS + "T02:15+01:00");
        assertThat(ComingVisit.outside(daily(TORGET, "02:00", "03:00"), List.of(first, second, across)))
                .isEmpty();
        assertThat(ComingVisit.outside(daily(TORGET, "02:00", "02:30"), List.of(first, second, across)))
                .containsExactly(first, second, across);
    }

    @Test
    void visitAcrossMidnightNeedsBothDays() {
        ComingVisit night = visit("2027-03-01T23:30+01:00", "2027-03-02T00:30+01:00");
        assertThat(night.isWithin(hours(
                        stretches(TORGET, "20:00", "00:00", LocalDate.MIN, LocalDate.MAX),
                        stretches(TORGET, "00:00", "06:00", LocalDate.MIN, LocalDate.MAX))))
                .isTrue();
        assertThat(night.isWithin(daily(TORGET, "20:00", "00:00"))).isFalse();
    }

    @Test
    void absenceAndClosedDayLeaveVisitsOutsideAndOwnHoursOfTheDateBringThemBack() {
        ComingVisit visit = visit("2027-03-01T09:00+01:00", "2027-03-01T09:45+01:00");
        LocalDate date = LocalDate.parse("2027-03-01");
        List<WorkingHours> week = stretches(TORGET, "08:00", "17:00", LocalDate.MIN, LocalDate.MAX);
        Set<ClosedDay> closed = Set.of(new ClosedDay(TORGET, date));
        ChangedHours absent =
                new ChangedHours(ANNA, null, date, ChangedHours.Kind.ABSENT, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        ChangedHours extra = new ChangedHours(
                ANNA, TORGET, date, ChangedHours.Kind.EXTRA, LocalTime.parse("09:00"), LocalTime.parse("10:00"));
        assertThat(visit.isWithin(new Hours(week, List.of(absent), Set.of()))).isFalse();
        assertThat(visit.isWithin(new Hours(week, List.of(), closed))).isFalse();
        assertThat(visit.isWithin(new Hours(week, List.of(extra), closed))).isTrue();
    }

    private static ComingVisit visit(String start, String end) {
        return new ComingVisit(
                UUID.randomUUID(),
                ANNA,
                TORGET,
                new UUID(3, 1),
                OffsetDateTime.parse(start).atZoneSameInstant(STOCKHOLM),
                OffsetDateTime.parse(end).atZoneSameInstant(STOCKHOLM));
    }

    private static Hours daily(UUID location, String opens, String closes) {
        return hours(stretches(location, opens, closes, LocalDate.MIN, LocalDate.MAX));
    }

    @SafeVarargs
    private static Hours hours(List<WorkingHours>... stretches) {
        return new Hours(List.of(stretches).stream().flatMap(List::stream).toList(), List.of(), Set.of());
    }

    private static List<WorkingHours> stretches(
            UUID location, String opens, String closes, LocalDate from, LocalDate until) {
        return List.of(DayOfWeek.values()).stream()
                .map(day -> new WorkingHours(
                        ANNA, location, day, LocalTime.parse(opens), LocalTime.parse(closes), from, until))
                .toList();
    }
}
