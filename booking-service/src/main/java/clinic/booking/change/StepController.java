package clinic.booking.change;

import clinic.booking.appointment.AppointmentAnswer;
import clinic.booking.appointment.AppointmentAnswers;
import clinic.booking.appointment.Findings;
import clinic.booking.appointment.Standing;
import clinic.booking.appointment.Step;
import clinic.booking.change.AppointmentCallers.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The visit's day, for staff: what was said by mistake is deleted again. Whoever says which version they saw, as {@code
 * If-Match}, changes no other.
 */
@RestController
class StepController {

    private final TakeStep takeStep;
    private final AppointmentCallers callers;
    private final AppointmentAnswers answers;

    StepController(TakeStep takeStep, AppointmentCallers callers, AppointmentAnswers answers) {
        this.takeStep = takeStep;
        this.callers = callers;
        this.answers = answers;
    }

    @PostMapping("/api/staff/appointments/{id}/arrival")
    @Operation(summary = "Say that the patient is here")
    ResponseEntity<AppointmentAnswer> arrive(@PathVariable UUID id, HttpServletRequest request) {
        return take(id, Step.ARRIVE, request);
    }

    @DeleteMapping("/api/staff/appointments/{id}/arrival")
    @Operation(summary = "Say that the patient is not here after all")
    ResponseEntity<AppointmentAnswer> takeBackArrival(@PathVariable UUID id, HttpServletRequest request) {
        return take(id, Step.TAKE_BACK_ARRIVAL, request);
    }

    @PostMapping("/api/staff/appointments/{id}/treatment")
    @Operation(summary = "Say that the patient is being treated")
    ResponseEntity<AppointmentAnswer> treat(@PathVariable UUID id, HttpServletRequest request) {
        return take(id, Step.TREAT, request);
    }

    @DeleteMapping("/api/staff/appointments/{id}/treatment")
    @Operation(summary = "Say that the patient still waits")
    ResponseEntity<AppointmentAnswer> takeBackTreatment(@PathVariable UUID id, HttpServletRequest request) {
        return take(id, Step.TAKE_BACK_TREATMENT, request);
    }

    @PostMapping("/api/staff/appointments/{id}/no-show")
    @Operation(summary = "Say that the patient did not come")
    ResponseEntity<AppointmentAnswer> miss(@PathVariable UUID id, HttpServletRequest request) {
        return take(id, Step.MISS, request);
    }

    @DeleteMapping("/api/staff/appointments/{id}/no-show")
    @Operation(summary = "Say that the patient may still come, or came after all")
    ResponseEntity<AppointmentAnswer> takeBackNoShow(@PathVariable UUID id, HttpServletRequest request) {
        return take(id, Step.TAKE_BACK_NO_SHOW, request);
    }

    /**
     * @param condition what the visit was about; null leaves it at what it was booked for
     * @param mechanism what the practitioner found behind it, by its id within the condition; null where nobody says
     * @param switches what else they say, the id of a choice by the id of the condition's switch; null where nothing
     */
    record CompletionBody(
            @Nullable UUID condition,
            @Nullable String mechanism,
            @Nullable Map<String, String> switches) {

        static final CompletionBody EMPTY = new CompletionBody(null, null, null);

        Findings findings() {
            return new Findings(mechanism, switches == null ? Map.of() : switches);
        }
    }

    @PostMapping("/api/staff/appointments/{id}/completion")
    @Operation(
            summary = "Say that the visit took place",
            description = "Its condition decides which follow-up starts, if the patient agreed to one.")
    ResponseEntity<AppointmentAnswer> complete(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CompletionBody sent,
            HttpServletRequest request) {
        CompletionBody body = sent == null ? CompletionBody.EMPTY : sent;
        Caller caller = callers.staff(id, request);
        return answer(takeStep.complete(caller.change(request, null, body), body.condition(), body.findings()), caller);
    }

    @DeleteMapping("/api/staff/appointments/{id}/completion")
    @Operation(
            summary = "Say that the visit has not taken place yet, or not as was said",
            description =
                    "It stands where it stood before. A follow-up that began is over; completing the visit begins another.")
    ResponseEntity<AppointmentAnswer> takeBackCompletion(@PathVariable UUID id, HttpServletRequest request) {
        return take(id, Step.TAKE_BACK_COMPLETION, request);
    }

    private ResponseEntity<AppointmentAnswer> take(UUID id, Step step, HttpServletRequest request) {
        Caller caller = callers.staff(id, request);
        return answer(takeStep.take(caller.change(request, null, step), step), caller);
    }

    private ResponseEntity<AppointmentAnswer> answer(Standing visit, Caller caller) {
        return answers.forStaff(visit, caller.patient()).with(ResponseEntity.ok());
    }
}
