package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition that patients can read about and start a booking from.
 *
 * @param suitedTreatments codes of bookable treatments, the most suited first
 * @param mechanisms what may be behind it; left out where one is enough
 */
@EventType(value = "content.condition.published", topic = Topic.PUBLICATIONS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConditionPublished(
        Publication publication,
        String slug,
        String name,
        List<RedFlag> redFlags,
        List<String> suitedTreatments,
        @Nullable List<Mechanism> mechanisms)
        implements Event {

    public ConditionPublished(
            Publication publication, String slug, String name, List<RedFlag> redFlags, List<String> suitedTreatments) {
        this(publication, slug, name, redFlags, suitedTreatments, null);
    }

    @Override
    public String key() {
        return publication.key();
    }
}
