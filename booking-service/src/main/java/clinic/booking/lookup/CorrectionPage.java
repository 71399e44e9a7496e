package clinic.booking.lookup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.patient.BirthDate;
import clinic.booking.patient.CorrectPatient;
import clinic.booking.patient.PatientChanged;
import clinic.booking.patient.PatientDetails;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.patient.Personnummer;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
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

/** Name, birth date, personnummer and contacts of a patient, to be written anew. */
@Controller
@StaffPage
class CorrectionPage {

    private final PatientRegister register;
    private final CorrectPatient correcting;
    private final Audit audit;
    private final Catalogue catalogue;

    CorrectionPage(PatientRegister register, CorrectPatient correcting, Audit audit, Catalogue catalogue) {
        this.register = register;
        this.correcting = correcting;
        this.audit = audit;
        this.catalogue = catalogue;
    }

    /** @param revision of the patient when the form was made */
    record Typed(
            String name,
            @Nullable String birthDate,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String personnummer,
            int revision) {}

    @GetMapping("/staff/patients/{id}/details")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        PatientView patient = patient(id);
        audit.seen(who(request), id);
        LocalDate born = patient.birthDate();
        Typed known = new Typed(
                patient.name(),
                born == null ? "" : born.toString(),
                patient.writtenMobile(),
                patient.email(),
                register.personnummer(id).map(Personnummer::written).orElse(null),
                patient.revision());
        return page(id, known, List.of(), locale);
    }

    @PostMapping("/staff/patients/{id}/details")
    ModelAndView correct(
            @PathVariable UUID id, @ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        try {
            correcting.correct(id, details(patient(id), typed), typed.revision(), who(request));
            return SeeOther.at("/staff/patients/" + id);
        } catch (InvalidInput input) {
            ModelAndView again = page(id, typed, input.inside("patient").faults(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (PatientChanged meanwhile) {
            audit.seen(who(request), id);
            ModelAndView again = page(id, typed, List.of(), locale).addObject("meanwhile", patient(id));
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    private PatientDetails details(PatientView patient, Typed typed) {
        String written = typed.birthDate() == null ? "" : typed.birthDate().strip();
        LocalDate born = written.isEmpty()
                ? null
                : BirthDate.read(written)
                        .orElseThrow(() -> new InvalidInput("patient.birthDate", "birth-date-impossible"));
        return PatientDetails.of(
                typed.name(),
                born,
                typed.mobile(),
                typed.email(),
                patient.language(),
                typed.personnummer(),
                catalogue.today());
    }

    private PatientView patient(UUID id) {
        return register.patient(id).orElseThrow(PatientPage::notThere);
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }

    /** Faults by the field that they are about. */
    private static ModelAndView page(UUID id, Typed typed, List<Fault> faults, Locale locale) {
        ModelAndView page = new ModelAndView("staff/patient-details")
                .addObject("id", id)
                .addObject("typed", typed)
                .addObject("faults", Fault.byField(faults));
        return OtherLanguage.at("/staff/patients/" + id + "/details", page, locale);
    }
}
