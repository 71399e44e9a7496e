package clinic.booking.staff;

import clinic.booking.appointment.VisitList;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.patient.PatientRegister;
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

    StaffVisitPage(VisitList visits, PatientRegister patients, Correspondence correspondence) {
        this.visits = visits;
        this.patients = patients;
        this.correspondence = correspondence;
    }

    @GetMapping("/staff/appointments/{id}")
    String show(@PathVariable UUID id, Model model) {
        var visit = visits.visit(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("visit", visit);
        model.addAttribute("patient", patients.patient(visit.patientId()).orElse(null));
        model.addAttribute("timeline", correspondence.about(id));
        return "staff/visit";
    }
}
