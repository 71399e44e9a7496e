package clinic.booking.change;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A practitioner changes the visits that are theirs; this one is a colleague's. A page answers with its status, the API with a problem. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class NotYours extends RuntimeException {

    public NotYours() {
        super("Another practitioner's visit", null, false, false);
    }
}
