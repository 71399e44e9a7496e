package clinic.booking.availability;

import clinic.booking.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Free times. */
@RestController
class SlotController {

    private final ClinicianCalendar calendar;

    SlotController(ClinicianCalendar calendar) {
        this.calendar = calendar;
    }

    /** Free times of at most {@value ClinicianCalendar#MAX_DAYS} days; without a practitioner, one for each start. */
    @GetMapping("/api/slots")
    @Operation(
            summary = "Free times",
            description = "Of at most 31 days; without a practitioner, one for each start and place.")
    Slots slots(
            @RequestParam UUID treatment,
            @RequestParam @Nullable UUID practitioner,
            @RequestParam @Nullable UUID location,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "7") int days) {
        if (days < 1 || days > ClinicianCalendar.MAX_DAYS) {
            throw new InvalidInput("days", "days-out-of-range");
        }
        return new Slots(calendar.freeToBook(new Wish(treatment, practitioner, location), from, days).stream()
                .map(SlotAnswer::of)
                .toList());
    }

    record Slots(List<SlotAnswer> slots) {}
}
