package clinic.booking.appointment;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Visits by their private link. */
@Component
public class ManagedAppointments {

    /** The visit that a link opens; empty for any other text, with nothing said of why. */
    public Optional<AppointmentView> open(String token) {
        throw new UnsupportedOperationException();
    }
}
