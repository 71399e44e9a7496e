package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ChangedHours.Kind;
import clinic.booking.practitioner.DateChange.Typed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is different on some dates, as people type it and as it is told. */
class DateChangeTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID TORGET = new UUID(2, 1);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void awayWithoutTimesIsAwayAllDay() {
        DateChange july = read(new Typed("ABSENT", "2027-07-01", "2027-07-28", "", " ", TORGET.toString()));
        assertThat(july.isWholeDay()).isTrue();
        assertThat(july.location()).isNull();
        assertThat(july.days(ANNA)).hasSize(28);
    }

    @Test
    void datesInARowThatAreAlikeAreToldAsOne() {
        DateChange july = read(new Typed("ABSENT", "2027-07-01", "2027-07-28", "", "", ""));
        DateChange evening = read(new Typed("EXTRA", "2027-07-02", "", "17", "24", TORGET.toString()));
        List<ChangedHours> days = new java.util.ArrayList<>(july.days(ANNA));
        days.addAll(1, evening.days(ANNA));
        assertThat(DateChange.of(days)).containsExactly(july, evening);
        assertThat(evening.end()).isEqualTo("24:00");
    }

    @Test
    void datesWithAGapOrOtherTimesAreToldEach() {
        LocalTime eight = LocalTime.of(8, 0);
        LocalTime ten = LocalTime.of(10, 0);
        List<ChangedHours> days = List.of(
                new ChangedHours(ANNA, TORGET, TODAY, Kind.OTHER, eight, ten),
                new ChangedHours(ANNA, TORGET, TODAY.plusDays(1), Kind.OTHER, eight, LocalTime.NOON),
                new ChangedHours(ANNA, TORGET, TODAY.plusDays(2), Kind.OTHER, eight, ten));
        assertThat(DateChange.of(days)).hasSize(3);
    }

    @Test
    void everyFieldThatCannotBeUsedIsNamed() {
        assertThat(faults(new Typed("EXTRA", "2026-11-21", "", "åtta", "", "")))
                .containsExactly(
                        new Fault("from", "hours-date-passed"),
                        new Fault("opens", "hours-time-unreadable"),
                        new Fault("closes", "hours-time-unreadable"),
                        new Fault("location", "hours-location-missing"));
        assertThat(faults(new Typed("ABSENT", "", "x", "", "", "")))
                .containsExactly(
                        new Fault("from", "hours-date-unreadable"), new Fault("until", "hours-date-unreadable"));
        assertThat(faults(new Typed("ABSENT", "2027-01-01", "2028-01-02", "", "", "")))
                .containsExactly(new Fault("until", "hours-too-many-days"));
        assertThat(faults(new Typed("ABSENT", "2027-01-02", "2027-01-01", "10", "9", "")))
                .containsExactly(new Fault("until", "hours-end-first"), new Fault("closes", "hours-end-first"));
    }

    private static DateChange read(Typed typed) {
        return DateChange.read(typed, TODAY, Set.of(TORGET));
    }

    private static List<Fault> faults(Typed typed) {
        return catchThrowableOfType(InvalidInput.class, () -> read(typed)).faults();
    }
}
