package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.util.List;

/**
 * One piece of self-care advice.
 *
 * @param paragraphs plain text, in reading order
 * @param dose how often and how much, in words; empty where none applies
 */
@EventType(value = "content.advice.published", topic = Topic.PUBLICATIONS)
public record AdvicePublished(Publication publication, String title, List<String> paragraphs, String dose)
        implements Event {

    @Override
    public String key() {
        return publication.key();
    }
}
