package clinic.booking.lookup;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.ListedVisit;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.patient.NoSuchPatient;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finds patients and shows what is held about one, for programs of staff. Each look is written down; of whom the reader may
 * not know, there is no such patient.
 */
@RestController
@RequestMapping("/api/staff/patients")
class PatientController {

    private final FindPatients finding;
    private final OnePatient patients;
    private final PatientRegister register;
    private final Extract extract;
    private final Catalogue catalogue;

    PatientController(
            FindPatients finding, OnePatient patients, PatientRegister register, Extract extract, Catalogue catalogue) {
        this.finding = finding;
        this.patients = patients;
        this.register = register;
        this.extract = extract;
        this.catalogue = catalogue;
    }

    /** @param q what somebody says of themselves, read as whatever it looks like */
    record SearchBody(@Nullable String q) {}

    @PostMapping("/search")
    @Operation(
            summary = "Finds patients by what is known of them",
            description = "By parts of the name, a birth date, a telephone number or a part of it, an e-mail address or"
                    + " a part of it, or name and birth date. At most " + FindPatients.MOST
                    + ", each of whom is written into the audit; `more` says whether there are others. Of a protected"
                    + " identity the name alone is told, to reception, admins and the practitioners who have a visit"
                    + " of theirs. It is posted, so that no name stands in an address.")
    FindPatients.Found find(@RequestBody SearchBody body, HttpServletRequest request) {
        if (body.q() == null) {
            throw new InvalidInput("q", "missing");
        }
        return finding.find(body.q(), StaffMember.asking(request))
                .orElseThrow(() -> new InvalidInput("q", "too-little"));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "A patient's details and consents",
            description = "The id of a record that was merged answers with the one that is kept. Its visits and further"
                    + " contacts have addresses of their own. The look is written into the audit.")
    ResponseEntity<PatientAnswer> show(@PathVariable UUID id, HttpServletRequest request) {
        PatientView patient = shown(id, request);
        return ResponseEntity.ok()
                .eTag("\"" + patient.revision() + "\"")
                .body(PatientAnswer.of(patient, register.consents(patient.id()), catalogue.zone()));
    }

    @GetMapping("/{id}/appointments")
    @Operation(
            summary = "A patient's visits",
            description = "Cancelled ones too, the latest first. The look is written into the audit.")
    List<ListedVisit> visits(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return patients.shownTo(StaffMember.asking(request), id).orElseThrow(NoSuchPatient::new).visits().stream()
                .map(visit -> ListedVisit.of(visit, locale))
                .toList();
    }

    @GetMapping("/{id}/extract")
    @Operation(
            summary = "All that booking holds about a patient, and who has looked",
            description = "To be given to the patient, in the language that is asked for. Taking it out is written into"
                    + " the audit, and is the first of its `looks`.")
    Extract.Paper extract(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return extract.of(
                        register.keptAs(id),
                        Who.staff(StaffMember.asking(request).id()),
                        locale)
                .orElseThrow(NoSuchPatient::new);
    }

    private PatientView shown(UUID id, HttpServletRequest request) {
        return patients.detailsFor(StaffMember.asking(request), id).orElseThrow(NoSuchPatient::new);
    }
}
