package clinic.viewer.sms;

import org.springframework.http.HttpStatus;

/** The provider says no, in plain text. */
final class Refused extends RuntimeException {
    private final HttpStatus status;

    Refused(HttpStatus status, String why) {
        super(why);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
