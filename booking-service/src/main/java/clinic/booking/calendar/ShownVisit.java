package clinic.booking.calendar;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as the calendar shows it.
 *
 * @param state as the visit itself names it; new states need nothing here
 * @param confirmed whether the patient has said that they will come
 * @param startsAt in the zone of its location
 * @param rooms rooms and equipment it takes
 * @param patient null for whoever was erased, or whom the reader may not know of
 */
record ShownVisit(
        UUID id,
        int version,
        String state,
        boolean confirmed,
        ZonedDateTime startsAt,
        ZonedDateTime endsAt,
        UUID practitioner,
        UUID location,
        List<UUID> rooms,
        UUID treatment,
        @Nullable String patient) {}
