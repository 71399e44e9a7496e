package clinic.booking.alert;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient did to a visit by themselves, as staff are shown it.
 *
 * @param number of the alert; later ones have higher numbers
 * @param start when the visit was to begin from then on, in the zone of its location
 * @param startBefore null unless it was moved
 * @param practitionerBefore null unless it was moved
 * @param location where it is now
 * @param patient null for whoever was erased, or whom the reader may not know of
 */
record Alert(
        long number,
        PatientDid.What what,
        Instant at,
        UUID appointment,
        ZonedDateTime start,
        @Nullable ZonedDateTime startBefore,
        UUID practitioner,
        @Nullable UUID practitionerBefore,
        UUID location,
        @Nullable String patient) {}
