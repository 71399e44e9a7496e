package clinic.booking.patient;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody is, or was, a patient under this id. A page answers with its status, the API with a problem. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchPatient extends RuntimeException {

    public NoSuchPatient() {
        super("No such patient", null, false, false);
    }
}
