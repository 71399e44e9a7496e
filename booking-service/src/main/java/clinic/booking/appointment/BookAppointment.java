package clinic.booking.appointment;

import org.springframework.stereotype.Component;

/** Books a visit: the time, the patient, the visit and its announcement, or nothing. */
@Component
public class BookAppointment {

    /**
     * @throws clinic.booking.availability.SlotTaken with the nearest free times
     * @throws clinic.booking.InvalidInput naming unknown ids, and a start too soon or too far ahead
     * @throws KeyUsedForAnotherBooking when the key came before with another booking
     */
    public Booked book(BookingRequest request) {
        throw new UnsupportedOperationException();
    }
}
