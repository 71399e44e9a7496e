package clinic.booking.appointment;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A visit as the API tells it to whoever may manage it. */
public record AppointmentAnswer(
        UUID id, int version, String status, OffsetDateTime start, OffsetDateTime end, String manageUrl) {}
