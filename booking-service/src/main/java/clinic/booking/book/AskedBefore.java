package clinic.booking.book;

import clinic.booking.audit.Who;
import clinic.booking.limits.TooOften;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.safety.CheckAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a booking of the API: a yes to a safety question counts before anything else that may be wrong with it. */
@Component
class AskedBefore {

    private final CheckAnswers safety;
    private final ConsentTexts consents;

    AskedBefore(CheckAnswers safety, ConsentTexts consents) {
        this.safety = safety;
        this.consents = consents;
    }

    /**
     * The booking that is asked for.
     *
     * @throws clinic.booking.safety.CareFirst where a safety question was answered yes
     * @throws TooOften where the network that asks has asked too often
     * @throws clinic.booking.InvalidInput naming every field at fault
     */
    BookingRequest read(BookingBody body, @Nullable String key, LocalDate today, Who by, HttpServletRequest http) {
        if (body.safetyAnswers() != null) {
            safety.check(
                    body.safetyAnswers(),
                    body.condition(),
                    body.treatment(),
                    TooOften.of(http).isEmpty());
        }
        TooOften.refuse(http);
        BookingRequest request = body.request(key, today, by);
        consents.requireShown(
                body.consentVersions(),
                request.consents(),
                Locale.of(request.patient().language()));
        return request;
    }
}
