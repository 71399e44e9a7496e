package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** That a visit took place was said by mistake: nobody is to be asked how they have been since. It may be completed again. */
@EventType(value = "booking.appointment.reopened", topic = Topic.APPOINTMENTS)
public record AppointmentReopened(Visit visit, Instant reopenedAt) implements Event {

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
