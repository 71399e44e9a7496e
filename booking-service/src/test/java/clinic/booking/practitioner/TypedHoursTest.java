package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A week as people type it. */
class TypedHoursTest {

    private static final UUID TORGET = new UUID(2, 1);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void timesAreReadAsPeopleTypeThem() {
        assertThat(typed("1", "8", "12.30", "2", "0815", "24:00").shifts(Set.of(TORGET)))
                .containsExactly(
                        new Shift(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 30), TORGET),
                        new Shift(DayOfWeek.TUESDAY, LocalTime.of(8, 15), LocalTime.MIDNIGHT, TORGET));
    }

    @Test
    void everyRowThatCannotBeUsedIsNamed() {
        assertThat(faults(typed("1", "åtta", "12", "1", "13", "26", "2", "17", "09", "3", "24", "24")))
                .containsExactly(
                        new Fault("opens-0", "hours-time-unreadable"),
                        new Fault("closes-1", "hours-time-unreadable"),
                        new Fault("closes-2", "hours-end-first"),
                        new Fault("opens-3", "hours-time-unreadable"));
    }

    @Test
    void nobodyIsInTwoPlacesAtOnce() {
        assertThat(faults(typed("1", "8", "12", "1", "11", "15")))
                .containsExactly(new Fault("opens-1", "hours-overlap"));
        assertThat(faults(typed("1", "18", "24", "1", "20", "22")))
                .containsExactly(new Fault("opens-1", "hours-overlap"));
        assertThat(typed("1", "8", "12", "1", "12", "15", "2", "8", "12").shifts(Set.of(TORGET)))
                .hasSize(3);
    }

    @Test
    void placeThatIsNoneIsNamed() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> typed("1", "8", "12").shifts(Set.of(new UUID(2, 2))));
        assertThat(refused.faults()).containsExactly(new Fault("location-0", "hours-location-missing"));
    }

    @Test
    void rowsAreAddedAndTakenAwayWithoutAScript() {
        TypedHours empty = typed();
        TypedHours one = empty.plus("2", TORGET.toString());
        TypedHours two = one.plus("2", TORGET.toString()).plus("1", TORGET.toString());
        assertThat(two.rows())
                .extracting(row -> row.weekday().getValue() + " " + row.opens() + " " + row.closes())
                .containsExactly("1 08:00 12:00", "2 08:00 12:00", "2 13:00 17:00");
        assertThat(two.minus("1").rows()).extracting(TypedHours.Row::opens).containsExactly("08:00", "13:00");
        assertThat(two.minus("nonsense").minus(null).minus("99")).isEqualTo(two);
    }

    @Test
    void weekBeginsTodayOrLater() {
        assertThat(typed().begins(LocalDate.parse("2026-11-20"))).isEqualTo(TODAY);
        assertThat(catchThrowableOfType(InvalidInput.class, () -> typed().begins(TODAY.plusDays(1)))
                        .faults())
                .containsExactly(new Fault("from", "hours-date-passed"));
    }

    private static List<Fault> faults(TypedHours typed) {
        return catchThrowableOfType(InvalidInput.class, () -> typed.shifts(Set.of(TORGET)))
                .faults();
    }

    /** Weekday, from and till of each row. */
    private static TypedHours typed(String... rows) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("from", TODAY.toString());
        form.add("version", "0");
        for (int n = 0; n < rows.length; n += 3) {
            form.add("weekday", rows[n]);
            form.add("opens", rows[n + 1]);
            form.add("closes", rows[n + 2]);
            form.add("location", TORGET.toString());
        }
        return TypedHours.of(form);
    }
}
