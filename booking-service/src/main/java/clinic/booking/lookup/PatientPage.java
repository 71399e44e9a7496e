package clinic.booking.lookup;

import clinic.booking.StaffPage;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.audit.Who;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.patient.ConsentView;
import clinic.booking.patient.EarlierRecords;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.Personnummer;
import clinic.booking.patient.ProtectIdentity;
import clinic.booking.signin.StaffMember;
import clinic.contracts.booking.StaffRole;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** All that the clinic has on one patient. */
@Controller
@StaffPage
class PatientPage {

    private final OnePatient patients;
    private final PatientRegister register;
    private final EarlierRecords earlier;
    private final ConsentTexts texts;
    private final ProtectIdentity identities;
    private final Clock clock;

    PatientPage(
            OnePatient patients,
            PatientRegister register,
            EarlierRecords earlier,
            ConsentTexts texts,
            ProtectIdentity identities,
            Clock clock) {
        this.patients = patients;
        this.register = register;
        this.earlier = earlier;
        this.texts = texts;
        this.identities = identities;
        this.clock = clock;
    }

    @GetMapping("/staff/patients/{id}")
    String show(@PathVariable UUID id, HttpServletRequest request, Model model) {
        StaffMember reader = StaffMember.asking(request);
        OnePatient.Held held = patients.shownTo(reader, id).orElseThrow(PatientPage::notThere);
        Instant now = clock.instant();
        model.addAttribute("patient", held.patient());
        model.addAttribute(
                "personnummer",
                register.personnummer(id).map(Personnummer::written).orElse(null));
        model.addAttribute("coming", coming(held.visits(), now));
        model.addAttribute(
                "past",
                held.visits().stream().filter(visit -> !isAhead(visit, now)).toList());
        model.addAttribute("earlier", earlier.of(id));
        List<ConsentView> history = register.consents(held.patient().id());
        model.addAttribute("history", history);
        model.addAttribute(
                "consents", ConsentNow.of(history, Locale.of(held.patient().language()), texts));
        model.addAttribute("timeline", held.timeline().reversed());
        model.addAttribute("tasks", held.tasks());
        model.addAttribute("zone", held.zone());
        model.addAttribute("mayCorrect", reader.runsTheDay());
        model.addAttribute("admin", reader.hasOneOf(StaffRole.ADMIN));
        return "staff/patient";
    }

    /** From now on nothing is sent to the patient by itself; or it is again. */
    @PostMapping("/staff/patients/{id}/protected-identity")
    ModelAndView protect(
            @PathVariable UUID id, @RequestParam(name = "protected") boolean isProtected, HttpServletRequest request) {
        StaffMember staff = StaffMember.asking(request);
        if (!identities.protect(id, isProtected, Who.staff(staff.id()))) {
            throw notThere();
        }
        return SeeOther.at("/staff/patients/" + id);
    }

    /** The next one first. */
    private static List<AppointmentView> coming(List<AppointmentView> visits, Instant now) {
        return visits.stream()
                .filter(visit -> isAhead(visit, now))
                .sorted(Comparator.comparing(AppointmentView::start))
                .toList();
    }

    private static boolean isAhead(AppointmentView visit, Instant now) {
        return visit.state() != AppointmentState.CANCELLED && visit.end().isAfter(now);
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
