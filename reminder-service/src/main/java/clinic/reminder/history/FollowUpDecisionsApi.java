package clinic.reminder.history;

import clinic.reminder.Problems;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.SteerFollowUp.Wanted;
import clinic.reminder.history.DecideFollowUp.Choice;
import clinic.reminder.history.DecideFollowUp.Decider;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff decide about a patient's follow-ups. Each decision is in the audit with who took it; answers are not told here. */
@RestController
@RequestMapping("/api/staff/follow-ups/{patient}")
class FollowUpDecisionsApi {

    private final DecideFollowUp decisions;
    private final WhoIsMeant whoIsMeant;

    FollowUpDecisionsApi(DecideFollowUp decisions, WhoIsMeant whoIsMeant) {
        this.decisions = decisions;
        this.whoIsMeant = whoIsMeant;
    }

    /**
     * A follow-up to start.
     *
     * @param appointment a visit of this patient that has begun
     * @param condition the plan for which is followed
     * @param mechanism what a clinician found; left out, what was said of the same condition before goes on being said
     * @param plan one of the condition's, whatever it is for; left out, the one that suits what was said
     */
    record FollowUpStart(
            @Nullable UUID appointment,
            @Nullable UUID condition,
            @Nullable String mechanism,
            @Nullable UUID plan) {}

    /**
     * How a follow-up stands now.
     *
     * @param because why it is paused or over; left out while it goes on
     * @param found what a clinician said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FollowUpNow(
            UUID id,
            UUID appointment,
            UUID condition,
            UUID plan,
            int planVersion,
            FollowUp.Standing standing,
            FollowUp.@Nullable Because because,
            Found found) {

        static FollowUpNow of(FollowUp followUp) {
            return new FollowUpNow(
                    followUp.id(),
                    followUp.appointmentId(),
                    followUp.conditionId(),
                    followUp.planId(),
                    followUp.planVersion(),
                    followUp.standing(),
                    followUp.because(),
                    Found.of(followUp.findings()));
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Starts a follow-up on a plan for a condition",
            description =
                    "On the plan that suits what was found and asks for most, the newest of several; or on the one that is"
                            + " named. One that goes on or rests after the same visit is stopped. While a red flag of the patient"
                            + " waits, only a practitioner may start one, and nothing leaves of it before that is closed.")
    FollowUpNow start(
            @PathVariable UUID patient,
            @RequestBody FollowUpStart wanted,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        UUID kept = whoIsMeant.by(patient, request);
        UUID appointment = wanted.appointment();
        UUID condition = wanted.condition();
        if (appointment == null || condition == null) {
            throw RefusedDecision.missing(appointment, condition);
        }
        String mechanism = Found.said(wanted.mechanism());
        RefusedDecision.unlessDone(
                decisions.start(
                        kept,
                        new Wanted(appointment, condition, mechanism, wanted.plan()),
                        Decider.of(person, request)),
                mechanism == null ? "condition" : "mechanism");
        return decisions.after(kept, appointment).map(FollowUpNow::of).orElseThrow();
    }

    @PutMapping("/{followUp}/findings")
    @Operation(
            summary = "Says what was found, which decides about advice from now on",
            description = "What was shown stays as it was shown.")
    FollowUpNow find(
            @PathVariable UUID patient,
            @PathVariable UUID followUp,
            @RequestBody Found found,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        FollowUp theirs = theirs(patient, followUp, request);
        RefusedDecision.unlessDone(decisions.find(theirs, found.findings(), Decider.of(person, request)), "findings");
        return now(theirs);
    }

    @PutMapping("/{followUp}/pause")
    @Operation(summary = "Lets a follow-up rest: nothing is sent until a person says so")
    FollowUpNow pause(
            @PathVariable UUID patient,
            @PathVariable UUID followUp,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        return decided(Choice.PAUSE, patient, followUp, request, person);
    }

    @DeleteMapping("/{followUp}/pause")
    @Operation(
            summary = "Lets a follow-up that rests go on",
            description = "What was due meanwhile is not caught up with. After a red flag only a practitioner may.")
    FollowUpNow resume(
            @PathVariable UUID patient,
            @PathVariable UUID followUp,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        return decided(Choice.RESUME, patient, followUp, request, person);
    }

    @PostMapping("/{followUp}/move")
    @Operation(summary = "Moves a follow-up to the newest version of its plan")
    FollowUpNow move(
            @PathVariable UUID patient,
            @PathVariable UUID followUp,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        return decided(Choice.MOVE, patient, followUp, request, person);
    }

    @PostMapping("/{followUp}/stop")
    @Operation(summary = "Stops a follow-up", description = "After a red flag only a practitioner may.")
    FollowUpNow stop(
            @PathVariable UUID patient,
            @PathVariable UUID followUp,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        return decided(Choice.STOP, patient, followUp, request, person);
    }

    private FollowUpNow decided(
            Choice choice, UUID patient, UUID followUp, HttpServletRequest request, JwtAuthenticationToken person) {
        FollowUp theirs = theirs(patient, followUp, request);
        RefusedDecision.unlessDone(decisions.decide(theirs, choice, Decider.of(person, request)), "followUp");
        return now(theirs);
    }

    private FollowUp theirs(UUID patient, UUID followUp, HttpServletRequest request) {
        return decisions
                .theirs(whoIsMeant.by(patient, request), followUp)
                .orElseThrow(() -> Problems.notFound("The patient has no such follow-up"));
    }

    private FollowUpNow now(FollowUp before) {
        return decisions
                .theirs(before.patientId(), before.id())
                .map(FollowUpNow::of)
                .orElseThrow();
    }
}
