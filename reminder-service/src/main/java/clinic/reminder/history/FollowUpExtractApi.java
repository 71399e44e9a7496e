package clinic.reminder.history;

import clinic.reminder.Problems;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Reach;
import clinic.reminder.contact.WhoLooked;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A patient's follow-ups as a file. Taking it out is looking, and is written down before anything is told. */
@RestController
class FollowUpExtractApi {

    private final FollowUpExtract extract;
    private final WhoLooked audit;
    private final Reach reach;
    private final AddressBook addresses;

    FollowUpExtractApi(FollowUpExtract extract, WhoLooked audit, Reach reach, AddressBook addresses) {
        this.extract = extract;
        this.audit = audit;
        this.reach = reach;
        this.addresses = addresses;
    }

    @GetMapping("/api/staff/follow-ups/{patient}/extract.json")
    @Operation(
            summary = "All there is on a patient's follow-ups",
            description = "Each follow-up with what happened to it, its check-ins with the words of their messages, the"
                    + " answers as they were given, and what exactly was shown for them, by item and version.")
    ResponseEntity<FollowUpExtract.Paper> file(
            @PathVariable UUID patient, JwtAuthenticationToken reader, HttpServletRequest request, Locale language) {
        UUID kept = addresses.keptAs(patient);
        if (!reach.of(request, kept)) {
            throw Problems.notFound("There is no such patient");
        }
        audit.looked(List.of(kept), UUID.fromString(reader.getToken().getSubject()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kept + ".json\"")
                .body(extract.of(kept, language));
    }
}
