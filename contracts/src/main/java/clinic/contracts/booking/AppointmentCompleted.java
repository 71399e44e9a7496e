package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit took place; said by a person, or by the clock once its end has passed.
 *
 * @param mechanism which of the condition's mechanisms the practitioner found, by its id within the condition; left out
 *     where nobody said
 */
@EventType(value = "booking.appointment.completed", topic = Topic.APPOINTMENTS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointmentCompleted(
        Visit visit, Instant completedAt, @Nullable String mechanism) implements Event {

    public AppointmentCompleted(Visit visit, Instant completedAt) {
        this(visit, completedAt, null);
    }

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
