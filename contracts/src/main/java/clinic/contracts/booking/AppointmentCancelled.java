package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;

/** A visit was cancelled. */
@EventType(value = "booking.appointment.cancelled", topic = Topic.APPOINTMENTS)
public record AppointmentCancelled(Visit visit, CancelledBy cancelledBy) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
