package clinic.booking.availability;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The free times nearest to one that is not, looked for in ever wider circles. */
final class Nearest {

    static final int MOST = 6;

    private static final int WIDEST = ClinicianCalendar.MAX_DAYS / 2;

    private Nearest() {}

    /** Free times of so many days from one on. */
    interface Look {

        List<FreeTime> free(LocalDate from, int days);
    }

    /** At most {@value #MOST}, in order. */
    static List<FreeTime> to(Instant start, Look look) {
        LocalDate day = start.atOffset(ZoneOffset.UTC).toLocalDate();
        for (int around : new int[] {1, 7, WIDEST}) {
            List<FreeTime> free = look.free(day.minusDays(around), 2 * around + 1);
            if (free.size() >= MOST || around == WIDEST) {
                return free.stream()
                        .sorted(comparing(
                                time -> Duration.between(start, time.start()).abs()))
                        .limit(MOST)
                        .sorted(comparing(FreeTime::start))
                        .toList();
            }
        }
        return List.of();
    }
}
