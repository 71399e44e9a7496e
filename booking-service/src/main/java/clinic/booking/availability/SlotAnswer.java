package clinic.booking.availability;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A free time as the API tells it, with the offset that holds at the location that day. */
public record SlotAnswer(OffsetDateTime start, OffsetDateTime end, Named practitioner, Named location) {

    public record Named(UUID id, String name) {}

    public static SlotAnswer of(FreeTime time) {
        return new SlotAnswer(
                time.startsAt().toOffsetDateTime(),
                time.endsAt().toOffsetDateTime(),
                new Named(time.practitioner().id(), time.practitioner().name()),
                new Named(time.location().id(), time.location().name()));
    }
}
