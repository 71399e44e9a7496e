package clinic.booking.availability;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** So many look for a time that whoever comes now would wait too long. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class TooManySearches extends RuntimeException {

    TooManySearches() {
        super("Too many searches at once", null, false, false);
    }
}
