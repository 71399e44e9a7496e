package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** A visit took place; said by a person, or by the clock once its end has passed. */
@EventType(value = "booking.appointment.completed", topic = Topic.APPOINTMENTS)
public record AppointmentCompleted(Visit visit, Instant completedAt) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
