package clinic.booking.audit;

import clinic.booking.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Who has seen this, and who changed it?" */
@RestController
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/api/staff/audit")
    @Operation(
            summary = "Who saw and changed a visit, what is a patient's, or how a treatment is set up",
            description = "For admins. The latest first, at most 200; ask on with `before`, the `id` of the last one.")
    List<AuditTrail.Line> audit(
            @RequestParam(required = false) @Nullable UUID appointment,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable UUID treatment,
            @RequestParam(required = false) @Nullable Long before) {
        if (appointment == null && patient == null && treatment == null) {
            throw new InvalidInput("appointment", "missing");
        }
        return trail.lines(new AuditTrail.Wanted(appointment, patient, treatment, null, null, null, null, before));
    }
}
