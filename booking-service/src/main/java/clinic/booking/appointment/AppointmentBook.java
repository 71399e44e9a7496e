package clinic.booking.appointment;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where what happened to a visit is written down and told, both or neither. */
@Component
class AppointmentBook {

    private final Appointments appointments;
    private final AppointmentAnnouncements announcements;

    AppointmentBook(Appointments appointments, AppointmentAnnouncements announcements) {
        this.appointments = appointments;
        this.announcements = announcements;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Appointment keep(Happening happening) {
        Appointment visit = appointments.saveAndFlush(happening.visit());
        announcements.announce(happening);
        return visit;
    }
}
