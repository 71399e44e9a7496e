package clinic.booking.lookup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.SeenVersion;
import clinic.booking.patient.ChangeMessages;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentSource;
import clinic.booking.patient.CorrectPatient;
import clinic.booking.patient.NoSuchPatient;
import clinic.booking.patient.PatientDetails;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.patient.Personnummer;
import clinic.booking.signin.StaffMember;
import clinic.site.Language;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who a patient is and about what the clinic writes to them, written anew by programs of staff. Each change replaces what
 * was there, so it names the version that it saw.
 */
@RestController
@RequestMapping("/api/staff/patients/{id}")
class CorrectionController {

    private final PatientRegister register;
    private final CorrectPatient correcting;
    private final ChangeMessages messages;
    private final Catalogue catalogue;

    CorrectionController(
            PatientRegister register, CorrectPatient correcting, ChangeMessages messages, Catalogue catalogue) {
        this.register = register;
        this.correcting = correcting;
        this.messages = messages;
        this.catalogue = catalogue;
    }

    /**
     * All of it: what is left out is no longer known.
     *
     * @param mobile as people write it; this or an e-mail address is needed
     * @param personnummer as people write it; since no answer but the extract tells it, the one that is known stays where
     *     this is left out, and an empty one takes it away
     */
    record DetailsBody(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String personnummer) {

        /** Says nothing of the number: what is printed may end in a log. */
        @Override
        public String toString() {
            return "the details of a patient";
        }
    }

    /**
     * What the patient told somebody who works here.
     *
     * @param language in which messages are written, {@code sv} or {@code en}
     * @param consents all they agree to now, such as {@code reminders}; what is left out is taken back
     */
    record ChosenMessagesBody(
            @Nullable String language, @Nullable List<String> consents) {

        private ChangeMessages.Choice choice() {
            List<Fault> faults = new ArrayList<>();
            Locale spoken = Language.of(language == null ? "" : language).orElse(null);
            if (spoken == null) {
                faults.add(new Fault("language", language == null ? "missing" : "language-unknown"));
            }
            if (consents == null) {
                faults.add(new Fault("consents", "missing"));
            }
            Set<ConsentPurpose> agreed = EnumSet.noneOf(ConsentPurpose.class);
            for (String code : consents == null ? List.<String>of() : consents) {
                ConsentPurpose.of(code)
                        .ifPresentOrElse(agreed::add, () -> faults.add(new Fault("consents", "unknown-consent")));
            }
            if (spoken == null || !faults.isEmpty()) {
                throw new InvalidInput(faults);
            }
            Map<ConsentPurpose, Locale> words = new EnumMap<>(ConsentPurpose.class);
            agreed.forEach(purpose -> words.put(purpose, spoken));
            return new ChangeMessages.Choice(spoken, words, ConsentSource.STAFF);
        }
    }

    @PutMapping("/details")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Writes a patient's name, birth date and contact anew",
            description = "`If-Match` says which version was seen, and is needed; 412 when it has changed since. The"
                    + " number and address are those that messages go to.")
    ResponseEntity<Void> correct(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DetailsBody body,
            HttpServletRequest request) {
        int seen = SeenVersion.named(ifMatch);
        PatientView patient = register.patient(id).orElseThrow(NoSuchPatient::new);
        return written(correcting.correct(patient.id(), details(body, patient), seen, who(request)));
    }

    @PutMapping("/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Sets in which language and about what a patient is written to",
            description = "As the patient told it; their latest word counts, and each stands in the history of their"
                    + " consents with the words that were agreed to. `If-Match` is needed, as with the details.")
    ResponseEntity<Void> choose(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChosenMessagesBody body,
            HttpServletRequest request) {
        int seen = SeenVersion.named(ifMatch);
        return written(messages.change(id, body.choice(), seen, who(request)).orElseThrow(NoSuchPatient::new));
    }

    private PatientDetails details(DetailsBody body, PatientView patient) {
        try {
            return PatientDetails.of(
                    body.name(),
                    body.birthDate(),
                    body.mobile(),
                    body.email(),
                    patient.language(),
                    body.personnummer() == null ? known(patient) : body.personnummer(),
                    catalogue.today());
        } catch (InvalidInput ofThePatient) {
            throw ofThePatient.inside("patient");
        }
    }

    private @Nullable String known(PatientView patient) {
        return register.personnummer(patient.id()).map(Personnummer::written).orElse(null);
    }

    private static ResponseEntity<Void> written(int version) {
        return ResponseEntity.noContent().eTag("\"" + version + "\"").build();
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }
}
