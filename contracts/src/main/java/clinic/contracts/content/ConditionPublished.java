package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition that patients can read about and start a booking from.
 *
 * @param suitedTreatments codes of bookable treatments, the most suited first
 * @param mechanisms what may be behind it; left out where one is enough
 * @param switches what a clinician may say about a visit for it; left out where there is nothing
 */
@EventType(value = "content.condition.published", topic = Topic.PUBLICATIONS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConditionPublished(
        Publication publication,
        String slug,
        String name,
        List<RedFlag> redFlags,
        List<String> suitedTreatments,
        @Nullable List<Mechanism> mechanisms,
        @Nullable List<Switch> switches)
        implements Event {

    public ConditionPublished(
            Publication publication, String slug, String name, List<RedFlag> redFlags, List<String> suitedTreatments) {
        this(publication, slug, name, redFlags, suitedTreatments, null, null);
    }

    /** Whether a clinician may say this about a visit for it; to say nothing is always fine. */
    public boolean declares(@Nullable String mechanism, Map<String, String> chosen) {
        return (mechanism == null
                        || all(mechanisms).stream().anyMatch(one -> one.id().equals(mechanism)))
                && chosen.entrySet().stream()
                        .allMatch(said -> all(switches).stream()
                                .filter(one -> one.id().equals(said.getKey()))
                                .flatMap(one -> one.choices().stream())
                                .anyMatch(choice -> choice.id().equals(said.getValue())));
    }

    private static <T> List<T> all(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    @Override
    public String key() {
        return publication.key();
    }
}
