package clinic.reminder.checkin;

import clinic.doors.BearerToken;
import clinic.reminder.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The link that a program shows: its last part, as {@code Authorization: Bearer …}. In no address it could be logged. */
final class LinkShown {

    private LinkShown() {}

    /** @throws ErrorResponseException not let in, where none is shown */
    static String by(HttpServletRequest request) {
        return BearerToken.of(request).orElseThrow(LinkShown::notLetIn);
    }

    /** The same without a link and with a wrong one. */
    static ErrorResponseException notLetIn() {
        ErrorResponseException refused = new ErrorResponseException(
                HttpStatus.UNAUTHORIZED,
                Problems.problem(HttpStatus.UNAUTHORIZED, "not-let-in", "This needs the link of a message"),
                null);
        refused.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refused;
    }
}
