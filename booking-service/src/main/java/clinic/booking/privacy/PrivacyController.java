package clinic.booking.privacy;

import clinic.booking.Problems;
import clinic.booking.audit.Who;
import clinic.booking.patient.NoSuchPatient;
import clinic.booking.patient.ProtectIdentity;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff do when a patient must not be found, or wants to be forgotten. */
@RestController
class PrivacyController {

    private final ProtectIdentity identities;
    private final ShutOutStrangers strangers;
    private final ErasePatient erasing;
    private final Problems problems;

    PrivacyController(ProtectIdentity identities, ShutOutStrangers strangers, ErasePatient erasing, Problems problems) {
        this.identities = identities;
        this.strangers = strangers;
        this.erasing = erasing;
        this.problems = problems;
    }

    @PutMapping("/api/staff/patients/{id}/protected-identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "From now on nothing is sent to the patient automatically",
            description = "For reception and admins. What waits is withdrawn.")
    void protect(@PathVariable UUID id, HttpServletRequest request) {
        known(identities.protect(id, true, who(request)));
    }

    @DeleteMapping("/api/staff/patients/{id}/protected-identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "The patient may be written to again",
            description = "For reception and admins. Messages about visits to come are planned anew.")
    void open(@PathVariable UUID id, HttpServletRequest request) {
        known(identities.protect(id, false, who(request)));
    }

    @PostMapping("/api/staff/patients/{id}/private-links/renewal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "No link that the patient was sent opens anything any more",
            description =
                    "For reception and admins, when a message reached somebody else. Whoever is signed in as the patient is"
                            + " signed out. What is sent from now on brings new links; nothing is sent for this.")
    void renewLinks(@PathVariable UUID id, HttpServletRequest request) {
        strangers.shutOut(id, who(request));
    }

    @PostMapping("/api/staff/patients/{id}/erasure")
    @Operation(
            summary = "Erases a patient in all services",
            description =
                    "For admins. What care law keeps is locked, and counted in the answer. Refused while the patient"
                            + " has visits ahead.")
    Erasure erase(@PathVariable UUID id, HttpServletRequest request) {
        return erasing.erase(id, who(request));
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }

    private static void known(boolean patient) {
        if (!patient) {
            throw new NoSuchPatient();
        }
    }

    @ExceptionHandler
    ProblemDetail expected(VisitsAhead ahead, Locale locale) {
        return problems.problem(HttpStatus.CONFLICT, "visits-ahead", locale);
    }
}
