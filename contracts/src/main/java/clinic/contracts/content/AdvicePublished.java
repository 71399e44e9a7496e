package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of self-care advice.
 *
 * @param paragraphs plain text, in reading order
 * @param dose how often and how much, in words; empty where none applies
 * @param mechanisms ids of the condition's mechanisms that it suits; left out where it suits all
 * @param exercises items that show how; left out where there are none
 */
@EventType(value = "content.advice.published", topic = Topic.PUBLICATIONS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdvicePublished(
        Publication publication,
        String title,
        List<String> paragraphs,
        String dose,
        @Nullable List<String> mechanisms,
        @Nullable List<UUID> exercises)
        implements Event {

    public AdvicePublished(Publication publication, String title, List<String> paragraphs, String dose) {
        this(publication, title, paragraphs, dose, null, null);
    }

    /** Whether it may be shown to whoever has this; where nobody said, only what suits all. */
    public boolean suits(@Nullable String mechanism) {
        return mechanisms == null || mechanisms.isEmpty() || mechanism != null && mechanisms.contains(mechanism);
    }

    @Override
    public String key() {
        return publication.key();
    }
}
