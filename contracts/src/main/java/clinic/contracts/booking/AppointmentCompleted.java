package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A visit took place; said by a person, or by the clock once its end has passed.
 *
 * @param mechanism which of the condition's mechanisms the practitioner found, by its id within the condition; left out
 *     where nobody said
 * @param switches what else the practitioner said that decides about advice: the id of a condition's switch, and of what
 *     was chosen; left out where nothing was
 */
@EventType(value = "booking.appointment.completed", topic = Topic.APPOINTMENTS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointmentCompleted(
        Visit visit,
        Instant completedAt,
        @Nullable String mechanism,
        @Nullable Map<String, String> switches) implements Event {

    public AppointmentCompleted(Visit visit, Instant completedAt) {
        this(visit, completedAt, null, null);
    }

    @Override
    public String key() {
        return visit.appointmentId().toString();
    }
}
