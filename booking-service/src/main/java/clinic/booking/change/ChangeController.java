package clinic.booking.change;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentAnswer;
import clinic.booking.appointment.AppointmentAnswers;
import clinic.booking.appointment.Standing;
import clinic.booking.availability.OverrideBody;
import clinic.booking.change.AppointmentCallers.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Visits are seen and changed by whoever holds their link, or by staff. Whoever says which version they saw, as
 * {@code If-Match} or as {@code version}, changes no other; a simple client need not say.
 */
@RestController
class ChangeController {

    private static final int LONGEST_REASON = 500;

    private final RescheduleAppointment rescheduleAppointment;
    private final CancelAppointment cancelAppointment;
    private final ReinstateAppointment reinstateAppointment;
    private final AppointmentCallers callers;
    private final AppointmentAnswers answers;

    ChangeController(
            RescheduleAppointment rescheduleAppointment,
            CancelAppointment cancelAppointment,
            ReinstateAppointment reinstateAppointment,
            AppointmentCallers callers,
            AppointmentAnswers answers) {
        this.rescheduleAppointment = rescheduleAppointment;
        this.cancelAppointment = cancelAppointment;
        this.reinstateAppointment = reinstateAppointment;
        this.callers = callers;
        this.answers = answers;
    }

    @GetMapping("/api/appointments/{id}")
    @Operation(summary = "See a visit")
    ResponseEntity<AppointmentAnswer> show(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        Caller caller = callers.show(id, request);
        return told(caller.visit().standing(), caller)
                .found(caller.visit().location().directions().in(locale))
                .with(ResponseEntity.ok());
    }

    /**
     * Where to.
     *
     * @param practitioner null to stay with the same
     * @param location null for wherever they receive then, where it is now rather than elsewhere
     * @param version the one that was seen
     */
    record RescheduleBody(
            @Nullable UUID practitioner,
            @Nullable UUID location,
            @Nullable OffsetDateTime start,
            @Nullable Integer version) {

        /** As it was first written where it names no location: what is repeated across an upgrade is known again. */
        Object asked() {
            return location == null
                    ? "RescheduleBody[practitioner=%s, start=%s, version=%s]".formatted(practitioner, start, version)
                    : this;
        }
    }

    @PostMapping("/api/appointments/{id}/reschedule")
    @Operation(
            summary = "Move a visit",
            description = "To a start that `slots` of the visit lists; it stays as long as it is.")
    ResponseEntity<AppointmentAnswer> reschedule(
            @PathVariable UUID id, @RequestBody RescheduleBody body, HttpServletRequest request) {
        Caller caller = callers.letIn(id, request);
        ChangeRequest change = caller.change(request, body.version(), body.asked());
        if (body.start() == null) {
            throw new InvalidInput("start", "missing");
        }
        return answer(
                rescheduleAppointment.reschedule(
                        change,
                        body.practitioner(),
                        body.location(),
                        body.start().toInstant()),
                caller);
    }

    /**
     * Why.
     *
     * @param reason for staff to read
     * @param version the one that was seen
     */
    record CancellationBody(
            @Nullable String reason, @Nullable Integer version) {

        static final CancellationBody EMPTY = new CancellationBody(null, null);
    }

    @PostMapping("/api/appointments/{id}/cancellation")
    @Operation(summary = "Cancel a visit", description = "Cancelling twice is cancelling once.")
    ResponseEntity<AppointmentAnswer> cancel(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CancellationBody sent,
            HttpServletRequest request) {
        CancellationBody body = sent == null ? CancellationBody.EMPTY : sent;
        Caller caller = callers.letIn(id, request);
        ChangeRequest change = caller.change(request, body.version(), body);
        String reason = body.reason();
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "too-long");
        }
        return answer(cancelAppointment.cancel(change, reason), caller);
    }

    /**
     * What is set aside for it.
     *
     * @param override null to be held to every rule
     * @param version the one that was seen
     */
    record ReinstatementBody(
            @Nullable OverrideBody override, @Nullable Integer version) {

        static final ReinstatementBody EMPTY = new ReinstatementBody(null, null);
    }

    /** For staff only. */
    @PostMapping("/api/appointments/{id}/reinstatement")
    @Operation(
            summary = "Bring back a cancelled visit",
            description =
                    "For staff; its time is taken anew. One that is not free answers 409 with every rule that closes"
                            + " it, whether a reason overrides them, and the nearest free times. Send those rules back in"
                            + " `override`, with the reason, to have it all the same; what somebody else has is never overridden.")
    ResponseEntity<AppointmentAnswer> reinstate(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable ReinstatementBody sent,
            HttpServletRequest request) {
        ReinstatementBody body = sent == null ? ReinstatementBody.EMPTY : sent;
        Caller caller = callers.letIn(id, request);
        caller.requireStaff();
        ChangeRequest change = caller.change(request, body.version(), body);
        return answer(reinstateAppointment.reinstate(change, OverrideBody.exemption(body.override())), caller);
    }

    private ResponseEntity<AppointmentAnswer> answer(Standing visit, Caller caller) {
        return told(visit, caller).with(ResponseEntity.ok());
    }

    private AppointmentAnswer told(Standing visit, Caller caller) {
        String link = caller.link();
        return link == null ? answers.forStaff(visit, caller.patient()) : answers.forHolder(visit, link);
    }
}
