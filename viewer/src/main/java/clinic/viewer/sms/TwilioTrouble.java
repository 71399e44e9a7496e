package clinic.viewer.sms;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.http.HttpStatus;

/** Twilio says no, with a code of its own. */
final class TwilioTrouble extends RuntimeException {

    private final HttpStatus status;
    private final int code;

    TwilioTrouble(HttpStatus status, int code, String why) {
        super(why);
        this.status = status;
        this.code = code;
    }

    HttpStatus status() {
        return status;
    }

    /** As it is answered. */
    Told told() {
        return new Told(
                code, String.valueOf(getMessage()), "https://www.twilio.com/docs/errors/" + code, status.value());
    }

    record Told(
            int code,
            String message,
            @JsonProperty("more_info") String moreInfo,
            int status) {}
}
