package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** The patient did not come; said by a person, even after the clock had completed the visit. */
@EventType(value = "booking.appointment.missed", topic = Topic.APPOINTMENTS)
public record AppointmentMissed(Visit visit, Instant missedAt) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
