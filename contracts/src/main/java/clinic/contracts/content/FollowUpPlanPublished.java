package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to ask a patient with a condition how it goes, and which advice answers which answer.
 *
 * @param conditionId the condition the plan is for
 * @param steps in the order they come
 */
@EventType(value = "content.follow-up-plan.published", topic = Topic.PUBLICATIONS)
public record FollowUpPlanPublished(Publication publication, UUID conditionId, List<Step> steps) implements Event {

    @Override
    public String key() {
        return publication.key();
    }

    /**
     * @param day calendar days after the visit, in the zone of its location
     * @param at local time of that day
     * @param windowDays for how many days it may be answered; left out where the reader decides
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            int day,
            LocalTime at,
            List<AdviceFor> advice,
            Set<Progress> offerRebookingOn,
            @Nullable Integer windowDays) {

        public Step(int day, LocalTime at, List<AdviceFor> advice, Set<Progress> offerRebookingOn) {
            this(day, at, advice, offerRebookingOn, null);
        }
    }

    /**
     * @param adviceId an item of advice
     * @param answers the answers it suits
     */
    public record AdviceFor(UUID adviceId, Set<Progress> answers) {}
}
