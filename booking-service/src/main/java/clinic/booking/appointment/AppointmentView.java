package clinic.booking.appointment;

import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit for reading.
 *
 * @param scheduleVersion rises when the visit moves or is cancelled; SEQUENCE of its calendar file
 * @param changeableUntil until when the patient may move or cancel it themselves
 * @param confirmedAt when the patient said that they will come
 * @param arrivedAt since when they are, or were, here
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
        Instant changeableUntil,
        @Nullable Instant confirmedAt,
        @Nullable Instant arrivedAt) {

    public ZonedDateTime startsAt() {
        return start.atZone(location.zone());
    }

    public ZonedDateTime endsAt() {
        return end.atZone(location.zone());
    }

    /** As long as it was agreed to be, which need not be what its treatment takes now. */
    public Duration length() {
        return Duration.between(start, end);
    }

    /** For who looks where else it could be. */
    public Wish.Agreed agreed() {
        return new Wish.Agreed(id, practitioner.id(), location.id(), start, end);
    }

    /** What whoever asked for a change is told. */
    public Standing standing() {
        return new Standing(id, version, state, start, end, location.zone());
    }

    /** @throws NoLongerBooked when it was cancelled or has taken place */
    public void requireBooked() {
        if (state != AppointmentState.BOOKED) {
            throw new NoLongerBooked(state);
        }
    }

    /** @throws HasBegun when it is just taking place */
    public void requireAhead(Instant now) {
        if (!now.isBefore(start)) {
            throw new HasBegun();
        }
    }

    /** @throws NotCancelled when it was not, or has come back */
    public void requireCancelled() {
        if (state != AppointmentState.CANCELLED) {
            throw new NotCancelled(state);
        }
    }

    /** Whether it is at the time that somebody saw: one who saw none has not seen this one. */
    public boolean isAt(@Nullable Integer seenScheduleVersion) {
        return seenScheduleVersion != null && seenScheduleVersion == scheduleVersion;
    }

    /** Whether the patient may still move or cancel it. */
    public boolean changeableAt(Instant now) {
        return state == AppointmentState.BOOKED && !now.isAfter(changeableUntil) && now.isBefore(start);
    }
}
