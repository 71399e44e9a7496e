package clinic.booking.change;

import clinic.booking.appointment.ChangedBy;
import clinic.booking.appointment.ManagedAppointments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who may change a visit: its patient by the link, or staff who have signed in. */
@Component
class AppointmentCallers {

    private static final String BEARER = "Bearer ";
    private static final List<String> STAFF = List.of("RECEPTIONIST", "PRACTITIONER", "ADMIN");

    private final ManagedAppointments managed;

    AppointmentCallers(ManagedAppointments managed) {
        this.managed = managed;
    }

    /** @throws NotLetIn the same for a wrong link, another visit's link and a visit that is not there */
    ChangedBy letIn(UUID visitId, HttpServletRequest request) {
        String authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        if (authorization.startsWith(BEARER)) {
            return managed.open(authorization.substring(BEARER.length()).strip())
                    .filter(visit -> visit.id().equals(visitId))
                    .map(visit -> ChangedBy.PATIENT)
                    .orElseThrow(NotLetIn::new);
        }
        if (STAFF.stream().anyMatch(request::isUserInRole)) {
            return ChangedBy.STAFF;
        }
        throw new NotLetIn();
    }
}
