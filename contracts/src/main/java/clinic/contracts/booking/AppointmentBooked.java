package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A patient or the clinic booked a visit.
 *
 * @param imported true where it had been agreed on in another system and was only taken over: the patient knows of it, and
 *     nobody confirms it again; left out for everything else
 */
@EventType(value = "booking.appointment.booked", topic = Topic.APPOINTMENTS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointmentBooked(Visit visit, @Nullable Boolean imported) implements Event {

    /** Booked here and now. */
    public AppointmentBooked(Visit visit) {
        this(visit, null);
    }

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
