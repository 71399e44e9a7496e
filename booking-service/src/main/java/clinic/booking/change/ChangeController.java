package clinic.booking.change;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentAnswer;
import clinic.booking.appointment.AppointmentAnswers;
import clinic.booking.appointment.ChangedBy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Visits are changed by whoever holds their link, or by staff. */
@RestController
class ChangeController {

    private static final int LONGEST_REASON = 500;

    private final RescheduleAppointment rescheduleAppointment;
    private final CancelAppointment cancelAppointment;
    private final AppointmentCallers callers;
    private final AppointmentAnswers answers;

    ChangeController(
            RescheduleAppointment rescheduleAppointment,
            CancelAppointment cancelAppointment,
            AppointmentCallers callers,
            AppointmentAnswers answers) {
        this.rescheduleAppointment = rescheduleAppointment;
        this.cancelAppointment = cancelAppointment;
        this.callers = callers;
        this.answers = answers;
    }

    /** @param practitioner null to stay with the same */
    record RescheduleBody(
            @Nullable UUID practitioner, @Nullable OffsetDateTime start) {}

    @PostMapping("/api/appointments/{id}/reschedule")
    AppointmentAnswer reschedule(@PathVariable UUID id, @RequestBody RescheduleBody body, HttpServletRequest request) {
        ChangedBy by = callers.letIn(id, request);
        if (body.start() == null) {
            throw new InvalidInput("start", "missing");
        }
        return answers.answer(rescheduleAppointment.reschedule(
                id, body.practitioner(), body.start().toInstant(), by));
    }

    record CancellationBody(@Nullable String reason) {}

    @PostMapping("/api/appointments/{id}/cancellation")
    AppointmentAnswer cancel(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CancellationBody body,
            HttpServletRequest request) {
        ChangedBy by = callers.letIn(id, request);
        String reason = body == null ? null : body.reason();
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "too-long");
        }
        return answers.answer(cancelAppointment.cancel(id, reason, by));
    }
}
