package clinic.booking.appointment;

import clinic.booking.audit.Who;
import clinic.booking.availability.FreeTime;
import clinic.booking.intake.AnsweredQuestion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit to be written down, whose time has been taken in its name.
 *
 * @param intake what was asked before it and answered
 * @param notes what whoever booked wanted to be known; null when there is nothing
 */
public record NewAppointment(
        UUID id,
        UUID patientId,
        UUID treatmentId,
        @Nullable UUID conditionId,
        FreeTime time,
        List<AnsweredQuestion> intake,
        @Nullable String notes,
        Instant bookedAt,
        Who bookedBy) {}
