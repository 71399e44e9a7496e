package clinic.booking.availability;

import clinic.booking.hours.TimeSlot;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that a visit at a free time takes.
 *
 * @param during the visit with its buffers
 * @param rooms and equipment, one for each need
 */
record Plan(FreeTime time, UUID treatmentId, TimeSlot during, List<UUID> rooms) {

    UUID practitioner() {
        return time.practitioner().id();
    }

    /** In the one order in which everybody takes them, so that no two wait for each other crosswise. */
    List<UUID> resources() {
        return Stream.concat(Stream.of(practitioner()), rooms.stream()).sorted().toList();
    }
}
