package clinic.booking.availability;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
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
            description =
                    "Of at most 31 days; without a practitioner, one for each start and place. What one's own hold"
                            + " keeps for the treatment counts as free. Where a visit can be moved to is asked of the visit.")
    Slots slots(
            @RequestParam UUID treatment,
            @RequestParam @Nullable UUID practitioner,
            @RequestParam @Nullable UUID location,
            @RequestParam @Nullable UUID hold,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "7") int days) {
        Slots.requireDays(days);
        Wish wish = new Wish(treatment, practitioner, location).holding(hold);
        return Slots.of(calendar.freeToBook(wish, from, days));
    }
}
