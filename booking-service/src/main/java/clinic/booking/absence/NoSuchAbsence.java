package clinic.booking.absence;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody has said that anybody is away under this id. A page answers with its status, the API with a problem. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchAbsence extends RuntimeException {

    NoSuchAbsence() {
        super("No such absence", null, false, false);
    }
}
