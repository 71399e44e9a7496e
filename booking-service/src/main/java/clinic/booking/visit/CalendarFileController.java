package clinic.booking.visit;

import clinic.booking.change.AppointmentCallers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The file of the visit's page, for programs that hold its link. */
@RestController
class CalendarFileController {

    private final AppointmentCallers callers;
    private final CalendarFile file;

    CalendarFileController(AppointmentCallers callers, CalendarFile file) {
        this.callers = callers;
        this.file = file;
    }

    @GetMapping("/api/appointments/{id}/visit.ics")
    @Operation(
            summary = "A visit for the patient's own calendar",
            description =
                    "iCalendar (RFC 5545), in UTC; a cancelled visit takes itself out. It says neither what for nor"
                            + " with whom.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> download(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return file.of(callers.holder(id, request).visit(), locale);
    }
}
