package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner whom patients can visit.
 *
 * @param retiredFrom the first day on which they receive no more patients; left out as long as nobody has said so
 */
@EventType(value = "booking.practitioner.listed", topic = Topic.CATALOGUE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PractitionerListed(
        UUID practitionerId, String name, @Nullable LocalDate retiredFrom) implements Event {

    public PractitionerListed(UUID practitionerId, String name) {
        this(practitionerId, name, null);
    }

    @Override
    public String key() {
        return practitionerId.toString();
    }
}
