package clinic.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days that can be spoken of: further away lies what arithmetic with days, or the database, cannot tell. */
public final class KnownDays {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9998, 12, 31);

    private static final int YEARS_AHEAD = 10;

    private KnownDays() {}

    /** Whether it is further ahead than anything is planned: such a year is a slip of the pen. */
    public static boolean isTooFarAhead(LocalDate day, LocalDate today) {
        return day.isAfter(today.plusYears(YEARS_AHEAD));
    }

    /** The day itself, or the first or last there is: for whoever only looks. */
    public static LocalDate nearest(LocalDate day) {
        return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
    }

    /**
     * The day itself.
     *
     * @throws InvalidInput naming the field when it is none of these days
     */
    public static LocalDate read(String field, LocalDate day) {
        if (!nearest(day).equals(day)) {
            throw new InvalidInput(field, "unreadable");
        }
        return day;
    }

    /**
     * The moment itself.
     *
     * @throws InvalidInput naming the field when it is on none of these days
     */
    public static Instant read(String field, Instant moment) {
        if (moment.isBefore(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant())
                || !moment.isBefore(
                        LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw new InvalidInput(field, "unreadable");
        }
        return moment;
    }
}
