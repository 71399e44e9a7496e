package clinic.booking.appointment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Visits for staff to read. */
@Component
public class VisitList {

    /** Visits of a day at every location, in order; cancelled ones too. */
    public List<AppointmentView> on(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** A patient's visits, the latest first. */
    public List<AppointmentView> of(UUID patientId) {
        throw new UnsupportedOperationException();
    }

    public Optional<AppointmentView> visit(UUID appointmentId) {
        throw new UnsupportedOperationException();
    }
}
