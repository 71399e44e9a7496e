package clinic.booking.availability;

import clinic.booking.InvalidInput;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Why is there no slot?" */
@RestController
class ClosedTimeController {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final ClinicianCalendar calendar;
    private final MessageSource words;

    ClosedTimeController(ClinicianCalendar calendar, MessageSource words) {
        this.calendar = calendar;
        this.words = words;
    }

    /** For staff: every rule that closes a time, in words; none when it is free. */
    @GetMapping("/api/staff/closed-times")
    ClosedTime why(
            @RequestParam UUID treatment,
            @RequestParam UUID practitioner,
            @RequestParam UUID location,
            @RequestParam OffsetDateTime start,
            Locale locale) {
        Instant at = start.toInstant();
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new InvalidInput("start", "unreadable");
        }
        List<Reason> reasons = calendar.closedBy(new Wish(treatment, practitioner, location), at).stream()
                .map(rule -> new Reason(rule.code(), words.getMessage("closed-by." + rule.code(), null, locale)))
                .toList();
        return new ClosedTime(start, reasons.isEmpty(), reasons);
    }

    record ClosedTime(OffsetDateTime start, boolean free, List<Reason> closedBy) {}

    record Reason(String rule, String why) {}
}
