package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;

/** A patient or the clinic booked a visit. */
@EventType(value = "booking.appointment.booked", topic = Topic.APPOINTMENTS)
public record AppointmentBooked(Visit visit) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
