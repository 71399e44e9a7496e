package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;

/** A cancelled visit came back: it takes place after all, and the patient is to be told and reminded anew. */
@EventType(value = "booking.appointment.reinstated", topic = Topic.APPOINTMENTS)
public record AppointmentReinstated(Visit visit) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
