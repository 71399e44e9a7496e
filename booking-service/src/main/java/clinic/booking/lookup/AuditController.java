package clinic.booking.lookup;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.AuditTrail;
import clinic.booking.audit.Who;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Who has seen this, and who changed it?" Whoever asks is written down too. */
@RestController
class AuditController {

    private final AuditTrail trail;
    private final Audit audit;

    AuditController(AuditTrail trail, Audit audit) {
        this.trail = trail;
        this.audit = audit;
    }

    @GetMapping("/api/staff/audit")
    @Operation(
            summary = "Who saw and changed a visit, what is a patient's, or how a treatment is set up",
            description =
                    "For admins, whose look is written down too. The latest first, at most 200; ask on with `before`,"
                            + " the `id` of the last one.")
    List<AuditTrail.Line> audit(
            @RequestParam(required = false) @Nullable UUID appointment,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable UUID treatment,
            @RequestParam(required = false) @Nullable Long before,
            HttpServletRequest request) {
        if (appointment == null && patient == null && treatment == null) {
            throw new InvalidInput("appointment", "missing");
        }
        audit.read(Who.staff(StaffMember.of(request).orElseThrow().id()), patient(appointment, patient));
        return trail.lines(new AuditTrail.Wanted(appointment, patient, treatment, null, null, null, null, before));
    }

    /** Who is asked about: by name, or by a visit of theirs. */
    private @Nullable UUID patient(@Nullable UUID appointment, @Nullable UUID patient) {
        return patient != null || appointment == null
                ? patient
                : trail.patientOf(appointment).orElse(null);
    }
}
