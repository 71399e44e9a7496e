package clinic.booking.staff;

import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.patient.PatientRegister;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One visit as staff see it, with everything that was sent about it and why something was not. */
@Controller
class StaffVisitPage {

    private final VisitList visits;
    private final PatientRegister patients;
    private final Correspondence correspondence;
    private final Audit audit;

    StaffVisitPage(VisitList visits, PatientRegister patients, Correspondence correspondence, Audit audit) {
        this.visits = visits;
        this.patients = patients;
        this.correspondence = correspondence;
        this.audit = audit;
    }

    @GetMapping("/staff/appointments/{id}")
    String show(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var visit = visits.visit(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        StaffMember reader = StaffMember.of(request).orElseThrow();
        audit.seen(Who.staff(reader.id()), visit.patientId(), id);
        model.addAttribute("visit", visit);
        model.addAttribute("patient", patients.patient(visit.patientId()).orElse(null));
        model.addAttribute("timeline", correspondence.about(id));
        return "staff/visit";
    }
}
