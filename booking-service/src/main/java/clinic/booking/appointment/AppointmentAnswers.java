package clinic.booking.appointment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells visits in the API's words and in the time of their location. */
@Component
public class AppointmentAnswers {

    private final AppointmentBook book;
    private final ManagedAppointments managed;
    private final String publicUrl;

    AppointmentAnswers(
            AppointmentBook book, ManagedAppointments managed, @Value("${clinic.public-url}") String publicUrl) {
        this.book = book;
        this.managed = managed;
        this.publicUrl = publicUrl;
    }

    /** Always the same for the same booking, whatever has become of the visit since. */
    public AppointmentAnswer booked(UUID id, Instant start, Instant end) {
        return answer(
                id,
                0,
                AppointmentState.BOOKED,
                start,
                end,
                book.find(id).location().zone());
    }

    public AppointmentAnswer answer(AppointmentView visit) {
        return answer(
                visit.id(),
                visit.version(),
                visit.state(),
                visit.start(),
                visit.end(),
                visit.location().zone());
    }

    private AppointmentAnswer answer(
            UUID id, int version, AppointmentState state, Instant start, Instant end, ZoneId zone) {
        return new AppointmentAnswer(
                id,
                version,
                state.name().toLowerCase(Locale.ROOT),
                start.atZone(zone).toOffsetDateTime(),
                end.atZone(zone).toOffsetDateTime(),
                publicUrl + "/appointments/" + managed.token(id));
    }
}
