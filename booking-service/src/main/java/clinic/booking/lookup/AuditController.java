package clinic.booking.lookup;

import clinic.booking.InvalidInput;
import clinic.booking.KnownDays;
import clinic.booking.audit.Audit;
import clinic.booking.audit.AuditTrail;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
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
    private final Catalogue catalogue;

    AuditController(AuditTrail trail, Audit audit, Catalogue catalogue) {
        this.trail = trail;
        this.audit = audit;
        this.catalogue = catalogue;
    }

    @GetMapping("/api/staff/audit")
    @Operation(
            summary = "Who saw and changed a visit, what is a patient's, or how a treatment is set up",
            description =
                    "For admins, whose look is written down too. The latest first, at most 200; ask on with `before`,"
                            + " the `id` of the last one. `staff` leaves what one account did, `deed` one kind of it,"
                            + " `from` and `until` what was done on days of the clinic, the last one too.")
    List<AuditTrail.Line> audit(
            @RequestParam(required = false) @Nullable UUID appointment,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable UUID treatment,
            @RequestParam(required = false) @Nullable UUID staff,
            @RequestParam(required = false) @Nullable String deed,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable Long before,
            HttpServletRequest request) {
        if (appointment == null && patient == null && treatment == null) {
            throw new InvalidInput("appointment", "missing");
        }
        AuditTrail.Wanted wanted = new AuditTrail.Wanted(
                appointment,
                patient,
                treatment,
                staff,
                deed == null ? null : AuditTrail.deed(deed).orElseThrow(() -> new InvalidInput("deed", "unknown-deed")),
                start("from", from, 0),
                start("until", until, 1),
                before);
        audit.read(Who.staff(StaffMember.asking(request).id()), patient(appointment, patient));
        return trail.lines(wanted);
    }

    /** Of a year that the database can tell too. */
    private @Nullable Instant start(String field, @Nullable LocalDate day, int later) {
        return AuditPage.Asked.start(day == null ? null : KnownDays.read(field, day), later, catalogue.zone());
    }

    /** Who is asked about: by name, or by a visit of theirs. */
    private @Nullable UUID patient(@Nullable UUID appointment, @Nullable UUID patient) {
        return patient != null || appointment == null
                ? patient
                : trail.patientOf(appointment).orElse(null);
    }
}
