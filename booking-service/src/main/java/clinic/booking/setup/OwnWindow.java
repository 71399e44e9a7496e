package clinic.booking.setup;

import clinic.booking.BookingRules;
import clinic.booking.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How soon and how far ahead a treatment can be booked; what is null is as the clinic has it for all.
 *
 * @param leadMinutes a visit starts no sooner than this after it is booked
 * @param horizonDays how far ahead it may be booked, in calendar days of the location
 */
// As programs know it that were made from the document of the API.
@Schema(name = "BookingWindow")
record OwnWindow(@Nullable Integer leadMinutes, @Nullable Integer horizonDays) {

    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int LONGEST_LEAD = 365 * MINUTES_OF_A_DAY;
    private static final int LONGEST_HORIZON = 3660;

    /** What the clinic has for all treatments; a year is counted in days from today. */
    static OwnWindow of(BookingRules clinic, LocalDate today) {
        return new OwnWindow(
                Math.toIntExact(clinic.leadTime().toMinutes()),
                Math.toIntExact(ChronoUnit.DAYS.between(today, today.plus(clinic.horizon()))));
    }

    /** @throws InvalidInput when nothing could be booked, or it is longer than anybody means */
    void check(OwnWindow clinic) {
        require(leadMinutes == null || leadMinutes >= 0 && leadMinutes <= LONGEST_LEAD, "leadMinutes");
        require(horizonDays == null || horizonDays >= 0 && horizonDays <= LONGEST_HORIZON, "horizonDays");
        OwnWindow counts = or(clinic);
        long lead = Objects.requireNonNull(counts.leadMinutes());
        long horizon = Objects.requireNonNull(counts.horizonDays());
        require(lead < (horizon + 1) * MINUTES_OF_A_DAY, "leadMinutes");
    }

    /** This one, and where it says nothing the other. */
    OwnWindow or(OwnWindow clinic) {
        return new OwnWindow(
                leadMinutes == null ? clinic.leadMinutes : leadMinutes,
                horizonDays == null ? clinic.horizonDays : horizonDays);
    }

    private static void require(boolean fits, String field) {
        if (!fits) {
            throw new InvalidInput(field, "window-impossible");
        }
    }
}
