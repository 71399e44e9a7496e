package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** That the patient did not come was a mistake: a person has taken it back, and how the visit goes is open again. */
@EventType(value = "booking.appointment.expected-again", topic = Topic.APPOINTMENTS)
public record AppointmentExpectedAgain(Visit visit, Instant takenBackAt) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
