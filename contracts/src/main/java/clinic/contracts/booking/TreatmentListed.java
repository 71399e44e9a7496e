package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.util.List;
import java.util.UUID;

/**
 * A treatment that patients can book.
 *
 * @param names what it is called, in every language: whoever writes to patients keeps these words from locked screens
 */
@EventType(value = "booking.treatment.listed", topic = Topic.CATALOGUE)
public record TreatmentListed(UUID treatmentId, List<String> names) implements Event {

    @Override
    public String key() {
        return treatmentId.toString();
    }
}
