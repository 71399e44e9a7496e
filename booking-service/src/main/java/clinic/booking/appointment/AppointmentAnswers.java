package clinic.booking.appointment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells visits in the API's words and in the time of their location. */
@Component
public class AppointmentAnswers {

    private final ManagedAppointments managed;
    private final String publicUrl;

    AppointmentAnswers(ManagedAppointments managed, @Value("${clinic.public-url}") String publicUrl) {
        this.managed = managed;
        this.publicUrl = publicUrl;
    }

    /** @param patient whose it is, for staff; null for whoever holds its link */
    public AppointmentAnswer answer(Standing visit, @Nullable UUID patient) {
        return answer(visit, managed.token(visit.id()), patient);
    }

    /** With the token of its private link, which is made anew each time and stored nowhere. */
    public AppointmentAnswer answer(Standing visit, String manageToken, @Nullable UUID patient) {
        return new AppointmentAnswer(
                visit.id(),
                visit.version(),
                visit.state().code(),
                visit.start().atZone(visit.zone()).toOffsetDateTime(),
                visit.end().atZone(visit.zone()).toOffsetDateTime(),
                publicUrl + "/appointments/" + manageToken,
                patient);
    }
}
