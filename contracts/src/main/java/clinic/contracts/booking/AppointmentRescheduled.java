package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** A visit moved to another time, practitioner or place. */
@EventType(value = "booking.appointment.rescheduled", topic = Topic.APPOINTMENTS)
public record AppointmentRescheduled(Visit visit, Instant previousStart) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
