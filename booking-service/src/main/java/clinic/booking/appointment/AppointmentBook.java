package clinic.booking.appointment;

import clinic.booking.appointment.Happening.Booking;
import clinic.booking.appointment.Happening.Cancellation;
import clinic.booking.appointment.Happening.Completion;
import clinic.booking.appointment.Happening.Move;
import clinic.booking.appointment.Happening.NoShow;
import clinic.booking.appointment.Happening.NoShowTakenBack;
import clinic.booking.appointment.Happening.Progress;
import clinic.booking.appointment.Happening.Reinstatement;
import clinic.booking.appointment.Happening.Reopening;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Overridden;
import clinic.booking.audit.Who;
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
 * Where what happens to a visit is written down, told and put into the audit, all or nothing; the only door by which other features
 * change one. The visit itself decides whether it may happen.
 */
@Component
public class AppointmentBook {

    private final Appointments appointments;
    private final AppointmentAnnouncements announcements;
    private final AppointmentViews views;
    private final Audit audit;
    private final ManageLinks links;

    AppointmentBook(
            Appointments appointments,
            AppointmentAnnouncements announcements,
            AppointmentViews views,
            Audit audit,
            ManageLinks links) {
        this.appointments = appointments;
        this.announcements = announcements;
        this.views = views;
        this.audit = audit;
        this.links = links;
    }

    /** Empty when there is none, as may be after a restore. */
    public Optional<AppointmentView> known(UUID id) {
        return appointments.findById(id).map(views::view);
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

    /** @return the part of the visit's link that opens it, for whoever booked */
    @Transactional(propagation = Propagation.MANDATORY)
    public String book(NewAppointment visit) {
        return book(visit, null);
    }

    /** The same, for which staff set rules aside. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String book(NewAppointment visit, @Nullable Overridden overridden) {
        FreeTime time = visit.time();
        Booking booking = Appointment.book(
                visit.id(),
                visit.patientId(),
                visit.treatmentId(),
                time.practitioner().id(),
                time.location().id(),
                visit.conditionId(),
                time.start(),
                time.end(),
                visit.intake(),
                visit.notes(),
                visit.bookedAt());
        return links.bookersToken(write(booking, visit.bookedBy(), overridden));
    }

    /** A visit that another system knew. It has no link that anybody was given; the first reminder brings one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeOver(ImportedVisit visit) {
        write(Appointment.takeOver(visit), visit.by());
    }

    /** As others were told of it before the database forgot it: nobody is told anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bringBack(ToldVisit told, Instant now) {
        Appointment visit = appointments.saveAndFlush(appointments
                .findById(told.id())
                .map(known -> known.bringUpTo(told, now))
                .orElseGet(() -> Appointment.broughtBack(told, now)));
        audit(Who.CLOCK, Deed.BROUGHT_IN, visit, null);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView move(UUID id, FreeTime time, Who who, Instant now) {
        return move(id, time, null, who, now);
    }

    /** The same, for which staff set rules aside. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView move(UUID id, FreeTime time, @Nullable Overridden overridden, Who who, Instant now) {
        return views.view(write(
                visit(id).move(time.practitioner().id(), time.location().id(), time.start(), time.end(), now),
                who,
                overridden));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView cancel(UUID id, Who who, @Nullable String reason, Instant now) {
        ChangedBy by = who.isStaff() ? ChangedBy.STAFF : ChangedBy.PATIENT;
        return keep(visit(id).cancel(by, reason, now), who);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView reinstate(UUID id, FreeTime time, @Nullable Overridden overridden, Who who) {
        return views.view(write(visit(id).reinstate(time.start(), time.end()), who, overridden));
    }

    /** A step of the visit's day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView take(UUID id, Step step, Who who, Instant now) {
        return keep(visit(id).take(step, now), who);
    }

    /**
     * The visit took place.
     *
     * @param conditionId what it was about; null leaves it at what it was booked for
     * @param findings what the practitioner said about it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AppointmentView complete(UUID id, @Nullable UUID conditionId, Findings findings, Who who, Instant now) {
        Appointment visit = visit(id);
        Happening done = visit.take(Step.COMPLETE, now);
        if (conditionId != null) {
            visit.concerns(conditionId);
        }
        return keep(done instanceof Completion completion ? completion.found(findings) : done, who);
    }

    /** The patient says that they will come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(UUID id, Who who, Instant now) {
        Appointment visit = visit(id);
        visit.confirm(now);
        audit(who, Deed.CONFIRMED, appointments.saveAndFlush(visit), null);
    }

    /**
     * Completes visits that have ended and of which nobody has said anything else, and those that nobody ended on their
     * day; skips those another instance is just completing.
     *
     * @return how many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int completeEnded(Instant now, int limit) {
        List<Appointment> ended = appointments.claimEnded(now, limit);
        ended.forEach(visit -> write(visit.end(now), Who.CLOCK));
        return ended.size();
    }

    /** When the next visit is to be completed. */
    public Optional<Instant> nextEnd() {
        return appointments.nextEnd();
    }

    private Appointment visit(UUID id) {
        return appointments.findById(id).orElseThrow(() -> new NoSuchAppointment(id));
    }

    private AppointmentView keep(Happening happening, Who who) {
        return views.view(write(happening, who));
    }

    private Appointment write(Happening happening, Who who) {
        return write(happening, who, null);
    }

    private Appointment write(Happening happening, Who who, @Nullable Overridden overridden) {
        Appointment visit = appointments.saveAndFlush(happening.visit());
        announcements.announce(happening, who);
        audit(who, deed(happening), visit, overridden);
        return visit;
    }

    private void audit(Who who, Deed deed, Appointment visit, @Nullable Overridden overridden) {
        audit.done(who, deed, visit.patientId(), visit.id(), visit.version(), visit.startsAt(), overridden);
    }

    private static Deed deed(Happening happening) {
        return switch (happening) {
            case Booking booking -> Deed.BOOKED;
            case Happening.Import taken -> Deed.BROUGHT_IN;
            case Move move -> Deed.MOVED;
            case Cancellation cancellation -> Deed.CANCELLED;
            case Reinstatement back -> Deed.REINSTATED;
            case Completion completion -> Deed.COMPLETED;
            case NoShow missed -> Deed.MISSED;
            case NoShowTakenBack back -> Deed.NO_SHOW_TAKEN_BACK;
            case Reopening back -> Deed.COMPLETION_TAKEN_BACK;
            case Progress progress -> progress.step().deed();
        };
    }
}
