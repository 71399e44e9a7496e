package clinic.booking.change;

import clinic.booking.availability.Slots;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a visit can be moved to, for whoever holds its link and for staff. */
@RestController
class OtherTimesController {

    private final RescheduleAppointment rescheduleAppointment;
    private final AppointmentCallers callers;

    OtherTimesController(RescheduleAppointment rescheduleAppointment, AppointmentCallers callers) {
        this.rescheduleAppointment = rescheduleAppointment;
        this.callers = callers;
    }

    /** Not as those of a new visit: as long as it is now, whatever its treatment takes, and not in its own way. */
    @GetMapping("/api/appointments/{id}/slots")
    @Operation(
            summary = "Where a visit can be moved to",
            description = "As long as the visit is now, and not in its own way. Of at most 31 days; without a"
                    + " practitioner, one for each start and place of all whose visits the caller may change. The time it"
                    + " has is not among them.")
    Slots slots(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID practitioner,
            @RequestParam @Nullable UUID location,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "7") int days,
            HttpServletRequest request) {
        Slots.requireDays(days);
        return Slots.of(
                rescheduleAppointment.times(callers.letIn(id, request).look(), practitioner, location, from, days));
    }
}
