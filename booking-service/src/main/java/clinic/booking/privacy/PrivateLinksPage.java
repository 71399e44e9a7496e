package clinic.booking.privacy;

import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.patient.NoSuchPatient;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The button by which the links that a patient was sent stop working. It stands on the patient's page. */
@Controller
@StaffPage
class PrivateLinksPage {

    private final ShutOutStrangers strangers;

    PrivateLinksPage(ShutOutStrangers strangers) {
        this.strangers = strangers;
    }

    @PostMapping("/staff/patients/{id}/private-links/renewal")
    ModelAndView renew(@PathVariable UUID id, HttpServletRequest request) {
        try {
            strangers.shutOut(id, Who.staff(StaffMember.asking(request).id()));
        } catch (NoSuchPatient notThere) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return SeeOther.at("/staff/patients/" + id + "?renewed=true#held");
    }
}
