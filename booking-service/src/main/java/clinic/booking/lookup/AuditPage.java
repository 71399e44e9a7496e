package clinic.booking.lookup;

import clinic.booking.KnownDays;
import clinic.booking.StaffPage;
import clinic.booking.audit.Audit;
import clinic.booking.audit.AuditTrail;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who saw and changed what: for admins, who are written down too when they look. */
@Controller
@StaffPage
class AuditPage {

    private final AuditTrail trail;
    private final Audit audit;
    private final PatientRegister patients;
    private final Catalogue catalogue;

    AuditPage(AuditTrail trail, Audit audit, PatientRegister patients, Catalogue catalogue) {
        this.trail = trail;
        this.audit = audit;
        this.patients = patients;
        this.catalogue = catalogue;
    }

    /**
     * What the reader wants to see; null where anything goes.
     *
     * @param until the last day
     */
    record Asked(
            @Nullable UUID person,
            @Nullable UUID patient,
            @Nullable Deed deed,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until,
            @Nullable Long before) {

        AuditTrail.Wanted in(ZoneId zone) {
            return new AuditTrail.Wanted(
                    null, patient, null, person, deed, start(from, 0, zone), start(until, 1, zone), before);
        }

        static @Nullable Instant start(@Nullable LocalDate day, int later, ZoneId zone) {
            return day == null
                    ? null
                    : KnownDays.nearest(day).plusDays(later).atStartOfDay(zone).toInstant();
        }
    }

    @GetMapping("/staff/audit")
    String show(@ModelAttribute("asked") Asked asked, HttpServletRequest request, Model model) {
        audit.read(Who.staff(StaffMember.asking(request).id()), asked.patient());
        List<AuditTrail.Line> lines = trail.lines(asked.in(catalogue.zone()));
        model.addAttribute("lines", lines);
        model.addAttribute(
                "older", lines.size() == AuditTrail.MOST ? lines.getLast().id() : null);
        model.addAttribute("people", trail.people());
        model.addAttribute("deeds", Deed.values());
        model.addAttribute("patientName", name(asked.patient()));
        model.addAttribute("zone", catalogue.zone());
        return "staff/audit";
    }

    private @Nullable String name(@Nullable UUID patientId) {
        return patientId == null
                ? null
                : patients.patient(patientId).map(PatientView::name).orElse(null);
    }
}
