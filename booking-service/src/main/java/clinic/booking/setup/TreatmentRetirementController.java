package clinic.booking.setup;

import clinic.booking.change.SeenVersion;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a treatment out of what can be booked, and puts it back; for admins. */
@RestController
@RequestMapping(TreatmentController.PATH + "/{id}/retirement")
class TreatmentRetirementController {

    private final RetireTreatment retiring;
    private final Clock clock;

    TreatmentRetirementController(RetireTreatment retiring, Clock clock) {
        this.retiring = retiring;
        this.clock = clock;
    }

    @PutMapping
    @Operation(summary = "Takes a treatment out of what can be booked", description = Agreed.DESCRIPTION)
    ResponseEntity<TreatmentSetUp> retire(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Agreed agreed,
            HttpServletRequest request) {
        return SetUpAnswer.ok(TreatmentSetUp.of(retiring.retire(
                id, SeenVersion.of(ifMatch, null), Agreed.in(agreed), SetUpCalls.who(request), clock.instant())));
    }

    @DeleteMapping
    @Operation(summary = "Puts a treatment back into what can be booked")
    ResponseEntity<TreatmentSetUp> reopen(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        return SetUpAnswer.ok(
                TreatmentSetUp.of(retiring.reopen(id, SeenVersion.of(ifMatch, null), SetUpCalls.who(request))));
    }
}
