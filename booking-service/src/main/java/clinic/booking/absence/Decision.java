package clinic.booking.absence;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What was done about a visit.
 *
 * @param was when it was to begin
 */
record Decision(UUID appointmentId, Kind kind, Instant was, Instant at) {

    /** What can become of a visit. */
    enum Kind {
        MOVE,
        /** Cancelled, and its patient is to choose another time by the link in the message. */
        OFFER,
        /** Cancelled, and nothing more is to be done. */
        CANCEL,
        /** Stays as it is until somebody has talked with the patient. */
        PHONE
    }

    /** Whoever is to be here so soon may be on their way, or read no message before. */
    private static final Duration SOON = Duration.ofHours(4);

    /** @param now when the visit is to begin now */
    boolean isSoon(Instant now) {
        Instant first = now.isBefore(was) ? now : was;
        return first.isBefore(at.plus(SOON));
    }
}
