package clinic.reminder.message;

import clinic.reminder.contact.Place;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message may say about a visit: when, where and with whom. What it is about is not among it.
 *
 * @param practitioner null while unknown
 * @param link where the patient sees, moves or cancels the visit
 */
public record VisitFacts(
        UUID appointmentId,
        int scheduleVersion,
        ZonedDateTime start,
        ZonedDateTime end,
        Place place,
        @Nullable String practitioner,
        String link) {}
