package clinic.booking.book;

import clinic.booking.TimeOrderedId;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.NewAppointment;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Wish;
import clinic.booking.book.BookingKeys.Answer;
import clinic.booking.patient.RecordPatient;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One try to book with one practitioner: everything in one transaction, or nothing. Trying the next practitioner is
 * another transaction, so that nobody waits for one practitioner's time while keeping another's.
 */
@Component
class BookingAttempt {

    private final BookingKeys keys;
    private final ClinicianCalendar calendar;
    private final RecordPatient recordPatient;
    private final AppointmentBook book;
    private final Clock clock;

    BookingAttempt(
            BookingKeys keys,
            ClinicianCalendar calendar,
            RecordPatient recordPatient,
            AppointmentBook book,
            Clock clock) {
        this.keys = keys;
        this.calendar = calendar;
        this.recordPatient = recordPatient;
        this.book = book;
        this.clock = clock;
    }

    /** @throws clinic.booking.availability.TimeNotFree when somebody else was faster */
    @Transactional
    public Answer at(FreeTime time, BookingRequest request) {
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        Answer answer = new Answer(id, time.start(), time.end());
        if (request.key() != null && !keys.claim(request, answer, now)) {
            return keys.answer(request).orElseThrow();
        }
        Wish wish =
                request.wish().with(time.practitioner().id(), time.location().id());
        calendar.take(wish, time.start(), id, request.holdId());
        UUID patient = recordPatient.record(request.patient(), request.consents());
        book.book(new NewAppointment(id, patient, wish.treatmentId(), request.conditionId(), time, now));
        return answer;
    }
}
