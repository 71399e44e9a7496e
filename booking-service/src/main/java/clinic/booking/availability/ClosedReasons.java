package clinic.booking.availability;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Rules that close a time, in the words of whoever asks. */
@Component
class ClosedReasons {

    private final MessageSource words;

    ClosedReasons(MessageSource words) {
        this.words = words;
    }

    /** @param rule its code, which never changes */
    record Reason(String rule, String why) {}

    Reason of(ClosedBy rule, Locale locale) {
        return new Reason(rule.code(), words.getMessage("closed-by." + rule.code(), null, locale));
    }
}
