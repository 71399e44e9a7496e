package clinic.booking.book;

import clinic.booking.InvalidInput;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.repeat.RequestKey;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Books a visit: the time, the patient, the visit and its announcement, or nothing. */
@Component
public class BookAppointment {

    private final EarlierBookings earlier;
    private final AdmitBooking admission;
    private final ClinicianCalendar calendar;
    private final BookingAttempt attempt;

    BookAppointment(
            EarlierBookings earlier, AdmitBooking admission, ClinicianCalendar calendar, BookingAttempt attempt) {
        this.earlier = earlier;
        this.admission = admission;
        this.calendar = calendar;
        this.attempt = attempt;
    }

    /**
     * Books it, or answers as before when it has been booked already.
     *
     * @throws SlotTaken with the nearest free times
     * @throws InvalidInput naming unknown ids, unanswered questions, and a start too soon or too far ahead
     * @throws TooManyVisits when as many visits lie ahead of the patient's contacts as may
     * @throws clinic.booking.limits.TooOften when there are too many bookings for this contact, or altogether
     * @throws clinic.booking.repeat.KeyUsedForAnotherRequest when the key came before with another booking
     */
    public Booked book(BookingRequest request) {
        RequestKey key = request.requestKey();
        return earlier.find(key)
                .or(() -> admission.admit(request, key, this::first))
                .orElseThrow(() -> calendar.taken(request.wish().holding(request.holdId()), request.start()));
    }

    private Optional<Booked> first(CheckedBooking booking) {
        BookingRequest asked = booking.asked();
        for (FreeTime time : calendar.candidates(asked.wish(), asked.start(), asked.holdId())) {
            try {
                return attempt.at(time, booking).or(() -> earlier.find(booking.key()));
            } catch (TimeNotFree somebodyWasFaster) {
                // The next practitioner who was free a moment ago.
                continue;
            }
        }
        // A twin of this request may have taken the time while we looked.
        return earlier.find(booking.key());
    }
}
