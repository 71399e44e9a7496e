package clinic.booking.alert;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What patients did by themselves and the caller has not seen; which of it they want to know of. */
@RestController
@RequestMapping("/api/staff/alerts")
class AlertController {

    private final StaffAlerts alerts;
    private final Audit audit;

    AlertController(StaffAlerts alerts, Audit audit) {
        this.alerts = alerts;
        this.audit = audit;
    }

    /**
     * What the caller has not seen.
     *
     * @param choice {@code none}, {@code own} or {@code all}
     * @param alerts the earliest first; of the last fourteen days, and at most 200
     * @param more whether there are more than these, to be had once these are seen
     * @param upTo to be sent back once these have been seen; says nothing to anybody else
     */
    record Answer(AlertChoice choice, List<Shown> alerts, boolean more, String upTo) {}

    /**
     * What a patient did to a visit by themselves.
     *
     * @param number of the alert
     * @param what {@code booked}, {@code moved} or {@code cancelled}
     * @param at when they did
     * @param appointment the visit
     * @param start when it was to begin from then on
     * @param startBefore null for all but what was moved
     * @param practitionerBefore null for all but what was moved
     * @param patient null for whoever was erased, or whom the caller may not know of
     */
    record Shown(
            long number,
            String what,
            Instant at,
            UUID appointment,
            OffsetDateTime start,
            @Nullable OffsetDateTime startBefore,
            UUID practitioner,
            @Nullable UUID practitionerBefore,
            UUID location,
            @Nullable String patient) {}

    /** @param upTo as it was told with what has been seen */
    record Seen(@Nullable String upTo) {}

    /** @param choice {@code none}, {@code own} (the caller's calendar) or {@code all} */
    record Choice(@Nullable String choice) {}

    @GetMapping
    @Operation(
            summary = "What patients booked, moved and cancelled by themselves since the caller last looked",
            description =
                    "Of the visits that the caller chose to know of. That somebody looked is written to the audit.")
    Answer unseen(HttpServletRequest request) {
        StaffMember reader = StaffMember.asking(request);
        StaffAlerts.Unseen unseen = alerts.unseen(reader);
        if (!unseen.alerts().isEmpty()) {
            audit.alertsSeen(Who.staff(reader.id()));
        }
        return new Answer(
                unseen.choice(),
                unseen.alerts().stream().map(AlertController::shown).toList(),
                unseen.more(),
                unseen.upTo().toString());
    }

    @PostMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Says that the caller has seen what they were shown",
            description = "What came in between stays unseen; the same said twice is the same.")
    void seen(@RequestBody Seen seen, HttpServletRequest request) {
        alerts.seen(
                StaffMember.asking(request),
                SeenAlerts.read(seen.upTo()).orElseThrow(() -> new InvalidInput("upTo", "unreadable")));
    }

    @PutMapping("/choice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Chooses of whose visits the caller wants to know",
            description =
                    "As long as nothing is chosen the roles decide: reception all, a practitioner their own, others"
                            + " none.")
    void choose(@RequestBody Choice choice, HttpServletRequest request) {
        StaffMember member = StaffMember.asking(request);
        AlertChoice wanted =
                AlertChoice.named(choice.choice()).orElseThrow(() -> new InvalidInput("choice", "unreadable"));
        if (!AlertChoice.isFor(wanted, member)) {
            throw new InvalidInput("choice", "no-calendar");
        }
        alerts.choose(member, wanted);
    }

    private static Shown shown(Alert alert) {
        return new Shown(
                alert.number(),
                alert.what().name().toLowerCase(Locale.ROOT),
                alert.at(),
                alert.appointment(),
                alert.start().toOffsetDateTime(),
                alert.startBefore() == null ? null : alert.startBefore().toOffsetDateTime(),
                alert.practitioner(),
                alert.practitionerBefore(),
                alert.location(),
                alert.patient());
    }
}
