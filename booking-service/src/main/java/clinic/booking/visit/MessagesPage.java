package clinic.booking.visit;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Who;
import clinic.booking.patient.ChangeMessages;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentSource;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.patient.ConsentView;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.site.Language;
import clinic.site.SeeOther;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * In which language and about what the clinic writes to the patient of a visit; and what they said about it before. Whoever
 * booked need not be them: by the link that they were given they see and change what was said by that booking, and nothing
 * once the patient has said more.
 */
@Controller
class MessagesPage {

    private final ManagedAppointments visits;
    private final VisitList all;
    private final PatientRegister patients;
    private final ConsentTexts consents;
    private final ChangeMessages changing;

    MessagesPage(
            ManagedAppointments visits,
            VisitList all,
            PatientRegister patients,
            ConsentTexts consents,
            ChangeMessages changing) {
        this.visits = visits;
        this.all = all;
        this.patients = patients;
        this.consents = consents;
        this.changing = changing;
    }

    @GetMapping("/appointments/{token}/messages")
    ModelAndView show(
            @PathVariable String token, @RequestParam(required = false) @Nullable String saved, Locale locale) {
        return visits.open(token)
                .map(visit -> visits.isPatients(token) || isAllTheyHave(visit)
                        ? page(visit, token, saved != null, locale)
                        : elsewhere(token, HttpStatus.OK))
                .orElseGet(VisitPage::unknown);
    }

    @PostMapping("/appointments/{token}/messages")
    ModelAndView change(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") Set<String> agreed,
            Locale shownIn) {
        return visits.open(token)
                .map(visit -> {
                    boolean byPatient = visits.isPatients(token);
                    if (!byPatient && !isAllTheyHave(visit)) {
                        return elsewhere(token, HttpStatus.FORBIDDEN);
                    }
                    Locale chosen = Language.of(language).orElse(shownIn);
                    changing.change(
                            visit.patientId(),
                            chosen,
                            purposes(agreed),
                            shownIn,
                            byPatient ? ConsentSource.OWN_PAGE : ConsentSource.BOOKING,
                            Who.LINK);
                    return SeeOther.at("/appointments/" + token + "/messages?saved&lang=" + chosen.getLanguage());
                })
                .orElseGet(VisitPage::unknown);
    }

    private ModelAndView page(AppointmentView visit, String token, boolean saved, Locale locale) {
        PatientView patient = patients.patient(visit.patientId()).orElseThrow();
        return new ModelAndView("appointment/messages")
                .addObject("token", token)
                .addObject("visit", visit)
                .addObject("patient", patient)
                .addObject("saved", saved)
                .addObject("reminders", consents.text(ConsentPurpose.REMINDERS, locale))
                .addObject("followUps", consents.text(ConsentPurpose.FOLLOW_UPS, locale))
                .addObject("agreesToReminders", patient.consents().contains(ConsentPurpose.REMINDERS))
                .addObject("agreesToFollowUps", patient.consents().contains(ConsentPurpose.FOLLOW_UPS))
                .addObject("history", patients.consents(visit.patientId()));
    }

    /** Whether the clinic knows no more of the patient than this booking said. */
    private boolean isAllTheyHave(AppointmentView visit) {
        return all.of(visit.patientId()).size() == 1
                && patients.consents(visit.patientId()).stream().allMatch(ConsentView::isBookersWord);
    }

    private static ModelAndView elsewhere(String token, HttpStatus status) {
        return new ModelAndView("appointment/messages", status)
                .addObject("token", token)
                .addObject("elsewhere", true);
    }

    private static Set<ConsentPurpose> purposes(Set<String> codes) {
        return codes.stream().flatMap(code -> ConsentPurpose.of(code).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
