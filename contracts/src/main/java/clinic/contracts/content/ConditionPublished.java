package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.util.List;

/**
 * A condition that patients can read about and start a booking from.
 *
 * @param suitedTreatments codes of bookable treatments, the most suited first
 */
@EventType(value = "content.condition.published", topic = Topic.PUBLICATIONS)
public record ConditionPublished(
        Publication publication, String slug, String name, List<RedFlag> redFlags, List<String> suitedTreatments)
        implements Event {

    @Override
    public String key() {
        return publication.key();
    }
}
