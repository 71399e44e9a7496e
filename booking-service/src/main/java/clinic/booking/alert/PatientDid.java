package clinic.booking.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient has just done to a visit by themselves.
 *
 * @param practitioner with whom it is from now on; of a cancelled one, was
 * @param start when it begins from now on
 * @param practitionerBefore null unless it was moved
 * @param startBefore null unless it was moved
 */
public record PatientDid(
        What what,
        UUID appointment,
        UUID practitioner,
        Instant start,
        @Nullable UUID practitionerBefore,
        @Nullable Instant startBefore) {

    enum What {
        BOOKED,
        MOVED,
        CANCELLED
    }

    public static PatientDid booked(UUID appointment, UUID practitioner, Instant start) {
        return new PatientDid(What.BOOKED, appointment, practitioner, start, null, null);
    }

    public static PatientDid moved(
            UUID appointment, UUID practitioner, Instant start, UUID practitionerBefore, Instant startBefore) {
        return new PatientDid(What.MOVED, appointment, practitioner, start, practitionerBefore, startBefore);
    }

    public static PatientDid cancelled(UUID appointment, UUID practitioner, Instant start) {
        return new PatientDid(What.CANCELLED, appointment, practitioner, start, null, null);
    }
}
