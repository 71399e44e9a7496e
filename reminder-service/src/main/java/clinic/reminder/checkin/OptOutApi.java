package clinic.reminder.checkin;

import clinic.contracts.reminder.OptOutMeans;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A patient's program says that they want no more check-ins. */
@RestController
class OptOutApi {

    private final OptOutByLink optingOut;

    OptOutApi(OptOutByLink optingOut) {
        this.optingOut = optingOut;
    }

    @PostMapping("/api/check-in/opt-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Takes back the patient's yes to follow-ups",
            description =
                    "By the last part of the link in a mail that says so, `/unsubscribe/…`, however old it is. It counts"
                            + " at once; said twice it is told once. A yes is given again where the patient sees their visits.")
    void take(HttpServletRequest request) {
        if (!optingOut.take(LinkShown.by(request), OptOutMeans.PAGE)) {
            throw LinkShown.notLetIn();
        }
    }
}
