package clinic.booking.appointment;

import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit for reading.
 *
 * @param scheduleVersion rises when the visit moves or is cancelled; SEQUENCE of its calendar file
 * @param changeableUntil until when the patient may move or cancel it themselves
 */
public record AppointmentView(
        UUID id,
        int version,
        int scheduleVersion,
        AppointmentState state,
        Treatment treatment,
        Practitioner practitioner,
        Location location,
        Instant start,
        Instant end,
        UUID patientId,
        @Nullable UUID conditionId,
        Instant changeableUntil) {

    public ZonedDateTime startsAt() {
        return start.atZone(location.zone());
    }

    public ZonedDateTime endsAt() {
        return end.atZone(location.zone());
    }

    /** @throws NoLongerBooked when it was cancelled or has taken place */
    public void requireBooked() {
        if (state != AppointmentState.BOOKED) {
            throw new NoLongerBooked(state);
        }
    }

    /** Whether the patient may still move or cancel it. */
    public boolean changeableAt(Instant now) {
        return state == AppointmentState.BOOKED && !now.isAfter(changeableUntil);
    }
}
