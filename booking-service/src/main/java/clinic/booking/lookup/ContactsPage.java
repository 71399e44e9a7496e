package clinic.booking.lookup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.TimeOrderedId;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.patient.FurtherContact;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.patient.ReachPatient;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** All numbers and addresses of a patient and of those who answer for them, and to which of them messages go. */
@Controller
@StaffPage
class ContactsPage {

    private final PatientRegister register;
    private final ReachPatient reaching;
    private final Audit audit;
    private final Clock clock;

    ContactsPage(PatientRegister register, ReachPatient reaching, Audit audit, Clock clock) {
        this.register = register;
        this.reaching = reaching;
        this.audit = audit;
        this.clock = clock;
    }

    record Typed(
            @Nullable String whose,
            @Nullable String mobile,
            @Nullable String email) {}

    @GetMapping("/staff/patients/{id}/contacts")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return page(patient(id), new Typed("", "", ""), List.of(), request, locale);
    }

    @PostMapping("/staff/patients/{id}/contacts")
    ModelAndView add(
            @PathVariable UUID id, @ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        PatientView patient = patient(id);
        try {
            reaching.add(
                    patient.id(),
                    FurtherContact.read(
                            TimeOrderedId.at(clock.instant()), typed.whose(), typed.mobile(), typed.email()),
                    who(request));
        } catch (InvalidInput input) {
            ModelAndView again = page(patient, typed, input.faults(), request, locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return SeeOther.at("/staff/patients/" + id + "/contacts");
    }

    @PostMapping("/staff/patients/{id}/contacts/{contact}/messages")
    ModelAndView sendMessagesTo(@PathVariable UUID id, @PathVariable UUID contact, HttpServletRequest request) {
        reaching.sendMessagesTo(patient(id).id(), contact, null, who(request));
        return SeeOther.at("/staff/patients/" + id + "/contacts");
    }

    @PostMapping("/staff/patients/{id}/contacts/{contact}/removal")
    ModelAndView remove(@PathVariable UUID id, @PathVariable UUID contact, HttpServletRequest request) {
        reaching.remove(patient(id).id(), contact, who(request));
        return SeeOther.at("/staff/patients/" + id + "/contacts");
    }

    private PatientView patient(UUID id) {
        return register.patient(id).orElseThrow(PatientPage::notThere);
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }

    /** A form that comes back shows the patient as well. Faults by the field that they are about. */
    private ModelAndView page(
            PatientView patient, Typed typed, List<Fault> faults, HttpServletRequest request, Locale locale) {
        audit.seen(who(request), patient.id());
        ModelAndView page = new ModelAndView("staff/patient-contacts")
                .addObject("patient", patient)
                .addObject("further", register.further(patient.id()))
                .addObject("typed", typed)
                .addObject("faults", Fault.byField(faults));
        return OtherLanguage.at("/staff/patients/" + patient.id() + "/contacts", page, locale);
    }
}
