package clinic.reminder.checkin;

import clinic.reminder.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a patient answered after visits and was shown for it, for the program that they signed in to at booking-service. */
@RestController
class OwnCheckInsApi {

    private final WhoReads readers;
    private final OwnCheckIns checkIns;
    private final TellCheckIn telling;
    private final String origin;

    OwnCheckInsApi(
            WhoReads readers, OwnCheckIns checkIns, TellCheckIn telling, @Value("${clinic.public-url}") String origin) {
        this.readers = readers;
        this.checkIns = checkIns;
        this.telling = telling;
        this.origin = origin;
    }

    @GetMapping("/api/me/check-ins")
    @Operation(
            summary = "What a patient answered after visits, and what waits for an answer",
            description = "For whoever shows the `pass` of `GET /api/me` as `Authorization: Bearer`.")
    List<ToldOfMine> all(HttpServletRequest request) {
        return checkIns.of(patient(request)).stream()
                .map(after -> ToldOfMine.of(after, origin))
                .toList();
    }

    @GetMapping("/api/me/check-ins/{checkIn}")
    @Operation(
            summary = "What was shown for one answer",
            description = "In the versions of then, also once its link has closed. For whoever shows the `pass` of"
                    + " `GET /api/me` as `Authorization: Bearer`.")
    CheckInTold one(@PathVariable UUID checkIn, HttpServletRequest request, Locale locale) {
        return checkIns.answered(checkIn, patient(request))
                .map(opened -> telling.outcome(opened, locale))
                .orElseThrow(() -> Problems.notFound("There is no such answer of this patient's"));
    }

    private List<UUID> patient(HttpServletRequest request) {
        List<UUID> patient = readers.signedInToAProgram(request);
        if (patient.isEmpty()) {
            ErrorResponseException nobody = new ErrorResponseException(
                    HttpStatus.UNAUTHORIZED,
                    Problems.problem(HttpStatus.UNAUTHORIZED, "not-signed-in", "No patient is signed in"),
                    null);
            nobody.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw nobody;
        }
        return patient;
    }
}
