package clinic.booking.privacy;

import clinic.booking.StaffPage;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Says what goes and what care law keeps, and asks once more before a patient is erased; afterwards, what became. */
@Controller
@StaffPage
class ErasurePage {

    private final PatientRegister patients;
    private final ErasePatient erasing;
    private final Catalogue catalogue;
    private final Audit audit;

    ErasurePage(PatientRegister patients, ErasePatient erasing, Catalogue catalogue, Audit audit) {
        this.patients = patients;
        this.erasing = erasing;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping("/staff/patients/{id}/erasure")
    String show(@PathVariable UUID id, HttpServletRequest request, Model model) {
        Erasure erased = erasing.done(id).orElse(null);
        PatientView patient = patients.patient(id).orElse(null);
        if (erased == null && patient == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.seen(who(request), id);
        model.addAttribute("id", id);
        model.addAttribute("patient", patient);
        model.addAttribute("erased", erased);
        model.addAttribute("expected", request.getParameter("expected") != null);
        model.addAttribute("zone", catalogue.zone());
        return "staff/erasure";
    }

    @PostMapping("/staff/patients/{id}/erasure")
    ModelAndView erase(@PathVariable UUID id, HttpServletRequest request) {
        try {
            erasing.erase(id, who(request));
            return SeeOther.at("/staff/patients/" + id + "/erasure");
        } catch (VisitsAhead expected) {
            return SeeOther.at("/staff/patients/" + id + "/erasure?expected");
        }
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }
}
