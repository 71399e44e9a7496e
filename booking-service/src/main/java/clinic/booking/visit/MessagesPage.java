package clinic.booking.visit;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.audit.Who;
import clinic.booking.patient.ChangeMessages;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.site.Language;
import clinic.site.SeeOther;
import java.util.Locale;
import java.util.Map;
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
 * In which language and about what the clinic writes to the patient of a visit; and what they said about it before.
 */
@Controller
class MessagesPage {

    private final ManagedAppointments visits;
    private final WhoSpeaks speakers;
    private final PatientRegister patients;
    private final ConsentTexts consents;
    private final ChangeMessages changing;

    MessagesPage(
            ManagedAppointments visits,
            WhoSpeaks speakers,
            PatientRegister patients,
            ConsentTexts consents,
            ChangeMessages changing) {
        this.visits = visits;
        this.speakers = speakers;
        this.patients = patients;
        this.consents = consents;
        this.changing = changing;
    }

    @GetMapping("/appointments/{token}/messages")
    ModelAndView show(
            @PathVariable String token, @RequestParam(required = false) @Nullable String saved, Locale locale) {
        return visits.open(token)
                .map(visit -> speakers.by(token, visit)
                        .map(speaker -> page(visit, token, saved != null, locale))
                        .orElseGet(() -> elsewhere(token, HttpStatus.OK)))
                .orElseGet(VisitPage::unknown);
    }

    @PostMapping("/appointments/{token}/messages")
    ModelAndView change(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") Set<String> agreed,
            Locale shownIn) {
        return visits.open(token)
                .map(visit -> speakers.by(token, visit)
                        .map(speaker -> {
                            Locale chosen = Language.of(language).orElse(shownIn);
                            changing.change(visit.patientId(), chosen, purposes(agreed, shownIn), speaker, Who.LINK);
                            return SeeOther.at(
                                    "/appointments/" + token + "/messages?saved&lang=" + chosen.getLanguage());
                        })
                        .orElseGet(() -> elsewhere(token, HttpStatus.FORBIDDEN)))
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

    private static ModelAndView elsewhere(String token, HttpStatus status) {
        return new ModelAndView("appointment/messages", status)
                .addObject("token", token)
                .addObject("elsewhere", true);
    }

    private static Map<ConsentPurpose, Locale> purposes(Set<String> codes, Locale shownIn) {
        return codes.stream()
                .flatMap(code -> ConsentPurpose.of(code).stream())
                .collect(Collectors.toUnmodifiableMap(purpose -> purpose, purpose -> shownIn));
    }
}
