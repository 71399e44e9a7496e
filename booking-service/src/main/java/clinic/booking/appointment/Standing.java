package clinic.booking.appointment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * How a visit stood when somebody was answered. A repeated request is answered with it again, whatever has become of
 * the visit since.
 *
 * @param version rises with every change
 * @param zone of its location
 */
public record Standing(UUID id, int version, AppointmentState state, Instant start, Instant end, ZoneId zone) {

    /** As it stands just after it was booked. */
    public static Standing booked(UUID id, Instant start, Instant end, ZoneId zone) {
        return new Standing(id, 0, AppointmentState.BOOKED, start, end, zone);
    }
}
