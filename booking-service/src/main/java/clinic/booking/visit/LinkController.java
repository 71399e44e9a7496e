package clinic.booking.visit;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.audit.Who;
import clinic.booking.change.AppointmentCallers;
import clinic.booking.change.AppointmentCallers.Holder;
import clinic.booking.patient.ChangeMessages;
import clinic.booking.patient.ConsentAnswer;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentSource;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** In which language and about what the clinic writes, for programs that hold a visit's link. */
@RestController
class LinkController {

    private final AppointmentCallers callers;
    private final WhoSpeaks speakers;
    private final PatientRegister patients;
    private final ConsentTexts texts;
    private final ChangeMessages changing;

    LinkController(
            AppointmentCallers callers,
            WhoSpeaks speakers,
            PatientRegister patients,
            ConsentTexts texts,
            ChangeMessages changing) {
        this.callers = callers;
        this.speakers = speakers;
        this.patients = patients;
        this.texts = texts;
        this.changing = changing;
    }

    /**
     * What holds, and what was ever said about it.
     *
     * @param language of all messages
     * @param agreed purposes that are agreed to now
     * @param history the latest word first
     */
    record ChosenMessagesAnswer(String language, List<String> agreed, List<ConsentAnswer> history) {}

    @GetMapping("/api/appointments/{id}/messages")
    @Operation(
            summary = "In which language and about what the clinic writes to the patient",
            description =
                    "For whoever holds the visit's link. By the booker's link it is 403 as soon as the clinic knows"
                            + " more of the patient than that booking said.")
    ChosenMessagesAnswer show(@PathVariable UUID id, HttpServletRequest request) {
        Holder holder = callers.holder(id, request);
        requireSpeaker(holder);
        return answer(holder.visit());
    }

    @PutMapping("/api/appointments/{id}/messages")
    @Operation(
            summary = "Choose language and consents",
            description =
                    "A new yes names the version of the words that were shown, which are kept with it; what is left"
                            + " out is taken back.")
    ChosenMessagesAnswer change(@PathVariable UUID id, @RequestBody MessagesBody body, HttpServletRequest request) {
        Holder holder = callers.holder(id, request);
        ConsentSource speaker = requireSpeaker(holder);
        UUID patient = holder.visit().patientId();
        Set<ConsentPurpose> holding = patient(holder.visit()).consents();
        changing.change(patient, body.read(texts, holding, speaker), null, Who.LINK);
        return answer(holder.visit());
    }

    /** @throws NotProved where whoever booked asks for what is the patient's */
    private ConsentSource requireSpeaker(Holder holder) {
        return speakers.by(holder.link(), holder.visit()).orElseThrow(NotProved::new);
    }

    private ChosenMessagesAnswer answer(AppointmentView visit) {
        PatientView patient = patient(visit);
        return new ChosenMessagesAnswer(
                patient.language(),
                patient.consents().stream().sorted().map(ConsentPurpose::code).toList(),
                patients.consents(visit.patientId()).stream()
                        .map(consent ->
                                ConsentAnswer.of(consent, visit.location().zone()))
                        .toList());
    }

    private PatientView patient(AppointmentView visit) {
        return patients.patient(visit.patientId()).orElseThrow();
    }
}
