package clinic.booking.appointment;

import clinic.booking.availability.FreeTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where what happens to a visit is written down and told, both or neither; the only door by which other features
 * change one. The visit itself decides whether it may happen.
 */
@Component
public class AppointmentBook {

    private final Appointments appointments;
    private final AppointmentAnnouncements announcements;
    private final AppointmentViews views;

    AppointmentBook(Appointments appointments, AppointmentAnnouncements announcements, AppointmentViews views) {
        this.appointments = appointments;
        this.announcements = announcements;
        this.views = views;
    }

    /** @throws NoSuchAppointment when there is none */
    public AppointmentView find(UUID id) {
        return views.view(visit(id));
    }

    /**
     * Until the end of the transaction nobody else changes it.
     *
     * @throws NoSuchAppointment when there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView lock(UUID id) {
        return views.view(appointments.locked(id).orElseThrow(() -> new NoSuchAppointment(id)));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void book(NewAppointment visit) {
        FreeTime time = visit.time();
        write(Appointment.book(
                visit.id(),
                visit.patientId(),
                visit.treatmentId(),
                time.practitioner().id(),
                time.location().id(),
                visit.conditionId(),
                time.start(),
                time.end(),
                visit.intake(),
                visit.bookedAt()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView move(UUID id, FreeTime time, Instant now) {
        return keep(visit(id).move(time.practitioner().id(), time.location().id(), time.start(), time.end(), now));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView cancel(UUID id, ChangedBy by, @Nullable String reason, Instant now) {
        return keep(visit(id).cancel(by, reason, now));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView reinstate(UUID id, FreeTime time) {
        return keep(visit(id).reinstate(time.start(), time.end()));
    }

    /** The patient says that they will come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(UUID id, Instant now) {
        Appointment visit = visit(id);
        visit.confirm(now);
        appointments.saveAndFlush(visit);
    }

    /**
     * Completes visits that have ended, skipping those another instance is just completing.
     *
     * @return how many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int completeEnded(Instant now, int limit) {
        List<Appointment> ended = appointments.claimEnded(now, limit);
        ended.forEach(visit -> write(visit.complete(now)));
        return ended.size();
    }

    /** When the next visit ends that is not completed yet. */
    public Optional<Instant> nextEnd() {
        return appointments.nextEnd();
    }

    private Appointment visit(UUID id) {
        return appointments.findById(id).orElseThrow(() -> new NoSuchAppointment(id));
    }

    private AppointmentView keep(Happening happening) {
        return views.view(write(happening));
    }

    private Appointment write(Happening happening) {
        Appointment visit = appointments.saveAndFlush(happening.visit());
        announcements.announce(happening);
        return visit;
    }
}
