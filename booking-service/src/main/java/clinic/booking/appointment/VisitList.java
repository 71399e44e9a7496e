package clinic.booking.appointment;

import clinic.booking.intake.AnsweredQuestion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Visits for staff to read. */
@Component
public class VisitList {

    private final Appointments appointments;
    private final AppointmentViews views;

    VisitList(Appointments appointments, AppointmentViews views) {
        this.appointments = appointments;
        this.views = views;
    }

    /** Visits of a day at every location, in order; cancelled ones too. */
    public List<AppointmentView> on(LocalDate day) {
        return between(day, day, appointments::findByStartsAtGreaterThanEqualAndStartsAtLessThanOrderByStartsAt);
    }

    /** A practitioner's visits from one day to another, both of them too, in order; cancelled ones too. */
    public List<AppointmentView> with(UUID practitionerId, LocalDate first, LocalDate last) {
        return between(
                first,
                last,
                (from, until) ->
                        appointments.findByPractitionerIdAndStartsAtGreaterThanEqualAndStartsAtLessThanOrderByStartsAt(
                                practitionerId, from, until));
    }

    private List<AppointmentView> between(
            LocalDate first, LocalDate last, BiFunction<Instant, Instant, List<Appointment>> found) {
        // No zone is more than a day from UTC; what is of another day at its location is then left out.
        Instant from = first.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = last.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        return views.views(found.apply(from, until)).stream()
                .filter(visit -> !visit.startsAt().toLocalDate().isBefore(first)
                        && !visit.startsAt().toLocalDate().isAfter(last))
                .toList();
    }

    /** A patient's visits, the latest first. */
    public List<AppointmentView> of(UUID patientId) {
        return views.views(appointments.findByPatientIdOrderByStartsAtDesc(patientId));
    }

    /**
     * The latest visits of one person, who may have been recorded under several ids; the latest first.
     *
     * @param most how many at most
     */
    public List<AppointmentView> of(List<UUID> recordings, int most) {
        return views.views(appointments.findByPatientIdInOrderByStartsAtDesc(recordings, Limit.of(most)));
    }

    /** The first visit that a patient has booked since then, and not cancelled. */
    public Optional<AppointmentView> bookedSince(UUID patientId, Instant since) {
        return appointments
                .findFirstByPatientIdAndStateAndBookedAtAfterOrderByStartsAt(patientId, AppointmentState.BOOKED, since)
                .map(views::view);
    }

    /** What was asked before a visit and answered. For staff alone. */
    public List<AnsweredQuestion> intake(UUID appointmentId) {
        return appointments.findById(appointmentId).map(Appointment::intake).orElse(List.of());
    }

    /** What whoever booked a visit wanted to be known before it; empty when there is nothing. For staff alone. */
    public Optional<String> notes(UUID appointmentId) {
        return appointments.findById(appointmentId).map(Appointment::notes);
    }

    /** Why staff cancelled a visit, in their words; empty when it stands or nobody said. For staff alone. */
    public Optional<String> whyCancelled(UUID appointmentId) {
        return appointments.findById(appointmentId).map(Appointment::cancelReason);
    }

    public Optional<AppointmentView> visit(UUID appointmentId) {
        return appointments.findById(appointmentId).map(views::view);
    }
}
