package clinic.booking.change;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentAnswer;
import clinic.booking.appointment.AppointmentAnswers;
import clinic.booking.availability.OverrideBody;
import clinic.booking.change.AppointmentCallers.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where staff put a visit: by dragging, by resizing or by the form beside them. */
@RestController
class StaffTimeController {

    private final PlaceAppointment placeAppointment;
    private final AppointmentCallers callers;
    private final AppointmentAnswers answers;

    StaffTimeController(PlaceAppointment placeAppointment, AppointmentCallers callers, AppointmentAnswers answers) {
        this.placeAppointment = placeAppointment;
        this.callers = callers;
        this.answers = answers;
    }

    /**
     * Where to.
     *
     * @param practitioner null to stay with the same
     * @param minutes null to last as long as it does now
     * @param override null to be held to every rule
     * @param version the one that was seen
     */
    record TimeBody(
            @Nullable UUID practitioner,
            @Nullable OffsetDateTime start,
            @Nullable Integer minutes,
            @Nullable OverrideBody override,
            @Nullable Integer version) {

        NewPlace place() {
            if (start == null) {
                throw new InvalidInput("start", "missing");
            }
            return new NewPlace(
                    practitioner,
                    start.toInstant(),
                    minutes == null ? null : Duration.ofMinutes(minutes),
                    OverrideBody.exemption(override));
        }
    }

    /** For staff only. */
    @PostMapping("/api/staff/appointments/{id}/time")
    @Operation(
            summary = "Put a visit at another time",
            description = "For staff: with another practitioner or for longer too. A time that is not free answers 409"
                    + " with every rule that closes it, whether a reason overrides them, and the nearest free times. Send"
                    + " those rules back in `override`, with the reason, to have it all the same; what somebody else has"
                    + " is never overridden.")
    ResponseEntity<AppointmentAnswer> place(
            @PathVariable UUID id, @RequestBody TimeBody body, HttpServletRequest request) {
        Caller caller = callers.staff(id, request);
        ChangeRequest change = caller.change(request, body.version(), body);
        return answers.forStaff(placeAppointment.place(change, body.place()), caller.patient())
                .with(ResponseEntity.ok());
    }
}
