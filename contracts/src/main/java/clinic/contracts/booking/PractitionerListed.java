package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.util.UUID;

/** A practitioner whom patients can visit. */
@EventType(value = "booking.practitioner.listed", topic = Topic.CATALOGUE)
public record PractitionerListed(UUID practitionerId, String name) implements Event {

    @Override
    public String key() {
        return practitionerId.toString();
    }
}
