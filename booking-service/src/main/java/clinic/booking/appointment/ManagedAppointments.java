package clinic.booking.appointment;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Visits by their private link. */
@Component
public class ManagedAppointments {

    private static final Duration VALID_AFTER_THE_VISIT = Duration.ofDays(30);

    private final Appointments appointments;
    private final ManageLinks links;
    private final AppointmentViews views;
    private final Clock clock;

    ManagedAppointments(Appointments appointments, ManageLinks links, AppointmentViews views, Clock clock) {
        this.appointments = appointments;
        this.links = links;
        this.views = views;
        this.clock = clock;
    }

    /** Of each visit the part of its link that opens it, as long as that does; for the patient's eyes only. */
    public Map<UUID, String> tokens(Collection<UUID> visits) {
        return links.tokens(appointments.findByIdIn(visits).stream()
                .filter(this::isOpenStill)
                .toList());
    }

    /** That for whoever booked, who need not be the patient: what they have proved is that they booked this visit. */
    public String bookersToken(UUID visitId) {
        return links.bookersToken(appointments.findById(visitId).orElseThrow());
    }

    /** Whether it is the link that the patient alone is sent or shown, rather than what whoever booked was given. */
    public boolean isPatients(String token) {
        return links.claimedVisit(token)
                .flatMap(appointments::findById)
                .filter(visit -> links.isPatients(token, visit))
                .isPresent();
    }

    /** The visit that a link opens; empty for any other text, with nothing said of why. */
    public Optional<AppointmentView> open(String token) {
        return links.claimedVisit(token)
                .flatMap(appointments::findById)
                .filter(visit -> opens(token, visit))
                .map(views::view);
    }

    private boolean opens(String token, Appointment visit) {
        return isOpenStill(visit) && links.opens(token, visit);
    }

    private boolean isOpenStill(Appointment visit) {
        return clock.instant().isBefore(visit.endsAt().plus(VALID_AFTER_THE_VISIT));
    }
}
