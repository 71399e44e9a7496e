package clinic.booking.setup;

import clinic.booking.audit.Who;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.BookingWindows.Kept;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How soon and how far ahead a treatment can be booked; for admins. */
@RestController
@RequestMapping("/api/staff/treatments/{id}/booking-window")
class BookingWindowController {

    private final BookingWindows windows;
    private final SetBookingWindow setting;

    BookingWindowController(BookingWindows windows, SetBookingWindow setting) {
        this.windows = windows;
        this.setting = setting;
    }

    /**
     * With its version as {@code ETag}.
     *
     * @param leadMinutes left out where the clinic's own counts
     * @param horizonDays left out where the clinic's own counts
     * @param inForce what counts, one way or the other
     */
    record WindowAnswer(
            @Nullable Integer leadMinutes, @Nullable Integer horizonDays, OwnWindow inForce) {}

    @GetMapping
    @Operation(
            summary = "How soon and how far ahead a treatment can be booked",
            description = "In minutes before it, and in calendar days of the location.")
    ResponseEntity<WindowAnswer> window(@PathVariable UUID id) {
        return answer(windows.of(id).orElseThrow(NoSuchTreatment::new));
    }

    @PutMapping
    @Operation(
            summary = "Sets how soon and how far ahead a treatment can be booked",
            description = "What is left out, or null, is as the clinic has it for all treatments. It counts for what is"
                    + " listed and booked from now on; visits that are booked already stay.")
    ResponseEntity<WindowAnswer> set(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OwnWindow window,
            HttpServletRequest request) {
        Who who = SetUpCalls.who(request);
        return answer(setting.set(id, window, SeenVersion.of(ifMatch, null), who));
    }

    private ResponseEntity<WindowAnswer> answer(Kept kept) {
        OwnWindow own = kept.window();
        return ResponseEntity.ok()
                .eTag("\"" + kept.version() + "\"")
                .body(new WindowAnswer(own.leadMinutes(), own.horizonDays(), own.or(windows.ofTheClinic())));
    }
}
