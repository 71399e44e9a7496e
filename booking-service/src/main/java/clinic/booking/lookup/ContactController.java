package clinic.booking.lookup;

import clinic.booking.TimeOrderedId;
import clinic.booking.audit.Who;
import clinic.booking.change.SeenVersion;
import clinic.booking.patient.FurtherContact;
import clinic.booking.patient.NoSuchPatient;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.patient.ReachPatient;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where else a patient, and who answers for them, is reached; for programs of staff. */
@RestController
@RequestMapping("/api/staff/patients/{id}/contacts")
class ContactController {

    private final OnePatient patients;
    private final PatientRegister register;
    private final ReachPatient reaching;
    private final Clock clock;

    ContactController(OnePatient patients, PatientRegister register, ReachPatient reaching, Clock clock) {
        this.patients = patients;
        this.register = register;
        this.reaching = reaching;
        this.clock = clock;
    }

    /**
     * A number, an address or both.
     *
     * @param whose who answers there, such as a parent; left out for the patient's own
     * @param mobile as people write it
     */
    record ContactBody(
            @Nullable String whose,
            @Nullable String mobile,
            @Nullable String email) {}

    /** Where a contact is kept. */
    record ContactAnswer(UUID id) {}

    @GetMapping
    @Operation(
            summary = "Where else a patient is reached",
            description = "Besides the number and address that messages go to, in the order in which they were added."
                    + " The look is written into the audit.")
    List<FurtherContact> contacts(@PathVariable UUID id, HttpServletRequest request) {
        StaffMember reader = StaffMember.asking(request);
        return register.further(
                patients.detailsFor(reader, id).orElseThrow(NoSuchPatient::new).id());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Adds a number or an address to a patient",
            description = "Nothing is sent there. Said again it is there once, and keeps its id.")
    ResponseEntity<ContactAnswer> add(
            @PathVariable UUID id, @RequestBody ContactBody body, HttpServletRequest request) {
        UUID patient = patient(id);
        FurtherContact contact =
                FurtherContact.read(TimeOrderedId.at(clock.instant()), body.whose(), body.mobile(), body.email());
        UUID kept = reaching.add(patient, contact, who(request));
        return ResponseEntity.created(URI.create("/api/staff/patients/" + patient + "/contacts/" + kept))
                .body(new ContactAnswer(kept));
    }

    @PostMapping("/{contact}/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Messages to the patient go there from now on",
            description = "Where they went before stays in its place, under another id. `If-Match` is needed, with the"
                    + " version of the patient; 412 when it has changed since.")
    ResponseEntity<Void> sendMessagesTo(
            @PathVariable UUID id,
            @PathVariable UUID contact,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        int seen = SeenVersion.named(ifMatch);
        int version = reaching.sendMessagesTo(patient(id), contact, seen, who(request))
                .orElseThrow(NoSuchPatient::new);
        return ResponseEntity.noContent().eTag("\"" + version + "\"").build();
    }

    @DeleteMapping("/{contact}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a further number or address away", description = "Said again it changes nothing.")
    void remove(@PathVariable UUID id, @PathVariable UUID contact, HttpServletRequest request) {
        reaching.remove(patient(id), contact, who(request));
    }

    /** The record that is kept. */
    private UUID patient(UUID id) {
        return register.patient(id).map(PatientView::id).orElseThrow(NoSuchPatient::new);
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }
}
