package clinic.booking.availability;

import clinic.booking.KnownDays;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Why is there no slot?" */
@RestController
class ClosedTimeController {

    private final ClinicianCalendar calendar;
    private final ClosedReasons reasons;

    ClosedTimeController(ClinicianCalendar calendar, ClosedReasons reasons) {
        this.calendar = calendar;
        this.reasons = reasons;
    }

    @GetMapping("/api/staff/closed-times")
    @Operation(
            summary = "Why there is no time then",
            description =
                    "Every rule that closes it for this treatment, practitioner and location, in words; none when it is free.")
    ClosedTime why(
            @RequestParam UUID treatment,
            @RequestParam UUID practitioner,
            @RequestParam UUID location,
            @RequestParam OffsetDateTime start,
            Locale locale) {
        Instant at = KnownDays.read("start", start.toInstant());
        List<ClosedReasons.Reason> closedBy =
                calendar.closedBy(new Wish(treatment, practitioner, location), at).stream()
                        .map(rule -> reasons.of(rule, locale))
                        .toList();
        return new ClosedTime(start, closedBy.isEmpty(), closedBy);
    }

    record ClosedTime(OffsetDateTime start, boolean free, List<ClosedReasons.Reason> closedBy) {}
}
