package clinic.booking.book;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.book.BookingKeys.Answer;
import clinic.booking.catalogue.Conditions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Books a visit: the time, the patient, the visit and its announcement, or nothing. */
@Component
public class BookAppointment {

    private final BookingKeys keys;
    private final Conditions conditions;
    private final ClinicianCalendar calendar;
    private final BookingAttempt attempt;
    private final ManagedAppointments managed;

    BookAppointment(
            BookingKeys keys,
            Conditions conditions,
            ClinicianCalendar calendar,
            BookingAttempt attempt,
            ManagedAppointments managed) {
        this.keys = keys;
        this.conditions = conditions;
        this.calendar = calendar;
        this.attempt = attempt;
        this.managed = managed;
    }

    /**
     * @throws SlotTaken with the nearest free times
     * @throws InvalidInput naming unknown ids, and a start too soon or too far ahead
     * @throws KeyUsedForAnotherBooking when the key came before with another booking
     */
    public Booked book(BookingRequest request) {
        return keys.answer(request)
                .or(() -> first(request))
                .map(this::booked)
                .orElseThrow(() -> calendar.taken(request.wish(), request.start()));
    }

    /** The answer to a booking, with the link that is stored nowhere. */
    private Booked booked(Answer answer) {
        return new Booked(answer.visitId(), 0, answer.start(), answer.end(), managed.token(answer.visitId()));
    }

    private Optional<Answer> first(BookingRequest request) {
        if (request.conditionId() != null && !conditions.published(request.conditionId())) {
            throw new InvalidInput("condition", "unknown-condition");
        }
        for (FreeTime time : calendar.candidates(request.wish(), request.start(), request.holdId())) {
            try {
                return Optional.of(attempt.at(time, request));
            } catch (TimeNotFree somebodyWasFaster) {
                // The next practitioner who was free a moment ago.
                continue;
            }
        }
        // A twin of this request may have taken the time while we looked.
        return keys.answer(request);
    }
}
