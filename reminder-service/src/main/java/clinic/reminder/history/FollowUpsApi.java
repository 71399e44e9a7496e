package clinic.reminder.history;

import clinic.reminder.contact.WhoLooked;
import clinic.reminder.followup.SteerFollowUp;
import clinic.reminder.followup.SteerFollowUp.Begun;
import clinic.reminder.history.FollowUpExtract.Paper;
import clinic.reminder.history.FollowUpExtract.Taken;
import clinic.reminder.history.TellHistory.Unplanned;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A patient's follow-ups, to look at or as a file. Looking is written down before anything is told. */
@RestController
@RequestMapping("/api/staff/follow-ups/{patient}")
class FollowUpsApi {

    private final TellHistory history;
    private final FollowUpExtract extract;
    private final SteerFollowUp steering;
    private final DecideFollowUp decisions;
    private final WhoLooked audit;
    private final WhoIsMeant whoIsMeant;

    FollowUpsApi(
            TellHistory history,
            FollowUpExtract extract,
            SteerFollowUp steering,
            DecideFollowUp decisions,
            WhoLooked audit,
            WhoIsMeant whoIsMeant) {
        this.history = history;
        this.extract = extract;
        this.steering = steering;
        this.decisions = decisions;
        this.audit = audit;
        this.whoIsMeant = whoIsMeant;
    }

    /**
     * What there is, and what could be started.
     *
     * @param patient the id that they are known under, which is another one once two records were merged
     * @param followUps the latest first
     * @param withoutPlan visits after which nobody is asked how they are, as no plan suits them; the latest first
     * @param visits after which one can be started, the latest first
     * @param conditions for which one can be started today
     */
    record FollowUpsOfPatient(
            UUID patient,
            List<Taken> followUps,
            List<Unplanned> withoutPlan,
            List<Begun> visits,
            List<Startable> conditions) {}

    @GetMapping
    @Operation(
            summary = "A patient's follow-ups, and what one could be started for",
            description =
                    "Each with its plan, how it stands and why, its check-ins with the answers as they were given and"
                            + " what exactly was shown for them, and the patient's own figures by day. That you looked is in the"
                            + " audit. The tasks of red flags and of those who want a call are in `/api/staff/tasks`.")
    FollowUpsOfPatient all(
            @PathVariable UUID patient, JwtAuthenticationToken reader, HttpServletRequest request, Locale language) {
        UUID kept = whoIsMeant.by(patient, request);
        audit.looked(List.of(kept), UUID.fromString(reader.getToken().getSubject()));
        return new FollowUpsOfPatient(
                kept,
                extract.of(kept, language).followUps(),
                history.withoutPlan(kept, language),
                steering.visits(kept),
                decisions.startable(language));
    }

    @GetMapping("/extract.json")
    @Operation(
            summary = "All there is on a patient's follow-ups",
            description = "Each follow-up with what happened to it, its check-ins with the words of their messages, the"
                    + " answers as they were given, and what exactly was shown for them, by item and version.")
    ResponseEntity<Paper> file(
            @PathVariable UUID patient, JwtAuthenticationToken reader, HttpServletRequest request, Locale language) {
        UUID kept = whoIsMeant.by(patient, request);
        audit.looked(List.of(kept), UUID.fromString(reader.getToken().getSubject()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kept + ".json\"")
                .body(extract.of(kept, language));
    }
}
