package clinic.booking.appointment;

import clinic.booking.availability.FreeTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit to be written down, whose time has been taken in its name. */
public record NewAppointment(
        UUID id, UUID patientId, UUID treatmentId, @Nullable UUID conditionId, FreeTime time, Instant bookedAt) {}
