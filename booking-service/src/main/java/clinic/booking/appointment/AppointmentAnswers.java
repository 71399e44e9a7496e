package clinic.booking.appointment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells visits in the API's words and in the time of their location. */
@Component
public class AppointmentAnswers {

    private final String publicUrl;

    AppointmentAnswers(@Value("${clinic.public-url}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** For staff: without the link, by which they would pass for the patient. */
    public AppointmentAnswer forStaff(Standing visit, @Nullable UUID patient) {
        return answer(visit, null, patient);
    }

    /** For whoever holds its link or has just booked it, with the very link that they hold. */
    public AppointmentAnswer forHolder(Standing visit, String manageToken) {
        return answer(visit, publicUrl + "/appointments/" + manageToken, null);
    }

    private static AppointmentAnswer answer(Standing visit, @Nullable String manageUrl, @Nullable UUID patient) {
        return new AppointmentAnswer(
                visit.id(),
                visit.version(),
                visit.state().code(),
                visit.start().atZone(visit.zone()).toOffsetDateTime(),
                visit.end().atZone(visit.zone()).toOffsetDateTime(),
                manageUrl,
                patient,
                null);
    }
}
