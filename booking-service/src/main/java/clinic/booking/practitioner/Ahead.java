package clinic.booking.practitioner;

import java.time.LocalDate;

/** How far ahead hours are planned: a year further on is a slip of the pen. */
final class Ahead {

    private static final int YEARS = 10;

    private Ahead() {}

    static boolean isTooFar(LocalDate date, LocalDate today) {
        return date.isAfter(today.plusYears(YEARS));
    }
}
