package clinic.booking.appointment;

import clinic.booking.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Visits: booked by anyone, changed by whoever holds the link, or by staff. */
@RestController
class AppointmentController {

    private static final int LONGEST_REASON = 500;

    private final BookAppointment bookAppointment;
    private final RescheduleAppointment rescheduleAppointment;
    private final CancelAppointment cancelAppointment;
    private final AppointmentCallers callers;
    private final AppointmentAnswers answers;

    AppointmentController(
            BookAppointment bookAppointment,
            RescheduleAppointment rescheduleAppointment,
            CancelAppointment cancelAppointment,
            AppointmentCallers callers,
            AppointmentAnswers answers) {
        this.bookAppointment = bookAppointment;
        this.rescheduleAppointment = rescheduleAppointment;
        this.cancelAppointment = cancelAppointment;
        this.callers = callers;
        this.answers = answers;
    }

    @PostMapping("/api/appointments")
    ResponseEntity<AppointmentAnswer> book(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BookingBody body) {
        AppointmentAnswer answer = answers.answer(bookAppointment.book(body.request(key, answers.today())));
        return ResponseEntity.created(URI.create("/api/appointments/" + answer.id()))
                .body(answer);
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
