package clinic.booking.book;

import clinic.booking.TimeOrderedId;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.NewAppointment;
import clinic.booking.appointment.Standing;
import clinic.booking.audit.Overridden;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.Exemption;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Placement;
import clinic.booking.availability.Wish;
import clinic.booking.repeat.KeptAnswers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One try to book with one practitioner: everything in one transaction, or nothing. Trying the next practitioner is
 * another transaction, so that nobody waits for one practitioner's time while keeping another's.
 */
@Component
class BookingAttempt {

    private final KeptAnswers kept;
    private final ClinicianCalendar calendar;
    private final AdmitPatient admission;
    private final AppointmentBook book;
    private final Clock clock;

    BookingAttempt(
            KeptAnswers kept, ClinicianCalendar calendar, AdmitPatient admission, AppointmentBook book, Clock clock) {
        this.kept = kept;
        this.calendar = calendar;
        this.admission = admission;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Books it with one practitioner; empty when a twin of this request has just been answered.
     *
     * @throws clinic.booking.availability.TimeNotFree when somebody else was faster
     * @throws TooManyVisits when as many visits lie ahead of the patient's contacts as may
     */
    @Transactional
    public Optional<Booked> at(FreeTime time, CheckedBooking booking) {
        return keep(time, booking, id -> {
            BookingRequest request = booking.asked();
            calendar.take(wish(time, request), time.start(), id, request.holdId());
            return null;
        });
    }

    /**
     * The same where staff want it.
     *
     * @throws clinic.booking.availability.TimeClosed when other rules close it than those that are set aside
     */
    @Transactional
    public Optional<Booked> placed(FreeTime time, CheckedBooking booking, @Nullable Exemption exemption) {
        return keep(time, booking, id -> {
            Placement placement = Placement.of(wish(time, booking.asked()), time, exemption);
            return calendar.placeNew(
                            placement.at(clock.instant()), id, booking.asked().holdId())
                    .because(exemption);
        });
    }

    private interface Taking {

        /** @return which rules were set aside, and why; null where none were */
        @Nullable
        Overridden take(UUID visitId);
    }

    private Optional<Booked> keep(FreeTime time, CheckedBooking booking, Taking taking) {
        BookingRequest request = booking.asked();
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        Standing booked =
                Standing.booked(id, time.start(), time.end(), time.location().zone());
        if (!kept.keep(booking.key(), booked)) {
            return Optional.empty();
        }
        Overridden overridden = taking.take(id);
        UUID patient = admission.admit(request, time);
        NewAppointment visit = new NewAppointment(
                id,
                patient,
                request.wish().treatmentId(),
                request.conditionId(),
                time,
                booking.intake(),
                request.notes(),
                now,
                request.by());
        return Optional.of(new Booked(booked, book.book(visit, overridden)));
    }

    private static Wish wish(FreeTime time, BookingRequest request) {
        return request.wish().with(time.practitioner().id(), time.location().id());
    }
}
