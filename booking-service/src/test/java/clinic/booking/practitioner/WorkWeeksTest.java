package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Hours that change from a date on. */
class WorkWeeksTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID TORGET = new UUID(2, 1);
    private static final LocalDate MARCH = LocalDate.parse("2027-03-01");
    private static final LocalDate MAY = LocalDate.parse("2027-05-01");
    private static final List<Shift> MORNINGS = List.of(shift(DayOfWeek.MONDAY, 8, 12));
    private static final List<Shift> EVENINGS = List.of(shift(DayOfWeek.MONDAY, 16, 20));
    private static final WorkWeeks NONE = WorkWeeks.of(List.of());

    @Test
    void changeCountsFromItsDateOnAndLeavesWhatWasBefore() {
        WorkWeeks weeks = NONE.with(LocalDate.MIN, MORNINGS).with(MARCH, EVENINGS);
        assertThat(weeks.on(MARCH.minusDays(1)).shifts()).isEqualTo(MORNINGS);
        assertThat(weeks.on(MARCH).shifts()).isEqualTo(EVENINGS);
    }

    @Test
    void changeCountsUntilTheNextThatWasPlannedAlready() {
        WorkWeeks weeks = NONE.with(MAY, EVENINGS).with(MARCH, MORNINGS);
        assertThat(weeks.on(MAY.minusDays(1)).shifts()).isEqualTo(MORNINGS);
        assertThat(weeks.on(MAY).shifts()).isEqualTo(EVENINGS);
        assertThat(weeks.after(MARCH)).extracting(WorkWeek::from).containsExactly(MAY);
    }

    @Test
    void withoutAChangeWhatWasBeforeItGoesOn() {
        WorkWeeks weeks = NONE.with(MARCH, MORNINGS).with(MAY, EVENINGS).without(MAY);
        assertThat(weeks.on(MAY).shifts()).isEqualTo(MORNINGS);
    }

    @Test
    void weekWithoutHoursIsAWeekToo() {
        WorkWeeks weeks = NONE.with(MARCH, MORNINGS).with(MAY, List.of());
        assertThat(WorkWeeks.of(weeks.of(ANNA))).isEqualTo(weeks);
        assertThat(WorkWeeks.of(weeks.of(ANNA)).on(MAY).shifts()).isEmpty();
    }

    @Test
    void changeToWhatItIsIsNone() {
        WorkWeeks weeks = NONE.with(MARCH, MORNINGS);
        assertThat(weeks.with(MAY, MORNINGS)).isEqualTo(weeks);
    }

    /** Against a calendar that is asked day by day. */
    @Test
    void anyChangesInAnyOrderAreWhatTheirRowsSay() {
        long seed = Long.getLong("clinic.weeks.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 2_000; n++) {
            WorkWeeks weeks = NONE;
            TreeMap<LocalDate, List<Shift>> expected = new TreeMap<>();
            expected.put(LocalDate.MIN, List.of());
            for (int change = random.nextInt(6); change > 0; change--) {
                LocalDate from = MARCH.plusDays(random.nextInt(10));
                if (random.nextInt(4) == 0) {
                    weeks = weeks.without(from);
                    expected.remove(from);
                } else {
                    List<Shift> shifts =
                            List.of(List.<Shift>of(), MORNINGS, EVENINGS).get(random.nextInt(3));
                    weeks = weeks.with(from, shifts);
                    expected.put(from, shifts);
                }
                weeks = WorkWeeks.of(weeks.of(ANNA));
                // What is as it was before is no change, and cannot be taken back as one.
                List<Shift> before = null;
                for (LocalDate date : List.copyOf(expected.keySet())) {
                    List<Shift> shifts = expected.get(date);
                    if (shifts != null && shifts.equals(before)) {
                        expected.remove(date);
                    }
                    before = shifts;
                }
            }
            for (LocalDate date = MARCH.minusDays(1); date.isBefore(MARCH.plusDays(12)); date = date.plusDays(1)) {
                assertThat(weeks.on(date).shifts())
                        .as("%s in case %s of seed %s", date, n, seed)
                        .isEqualTo(expected.floorEntry(date).getValue());
            }
        }
    }

    private static Shift shift(DayOfWeek weekday, int opens, int closes) {
        return new Shift(weekday, LocalTime.of(opens, 0), LocalTime.of(closes, 0), TORGET);
    }
}
