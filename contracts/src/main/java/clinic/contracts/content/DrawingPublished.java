package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;

/**
 * A picture without words.
 *
 * @param svg the whole picture; it only draws, and has its colours by day and by night
 */
@EventType(value = "content.drawing.published", topic = Topic.PUBLICATIONS)
public record DrawingPublished(Publication publication, String svg) implements Event {

    @Override
    public String key() {
        return publication.key();
    }
}
