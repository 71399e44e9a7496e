package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
     */
    public record Step(int day, LocalTime at, List<AdviceFor> advice, Set<Progress> offerRebookingOn) {}

    /**
     * @param adviceId an item of advice
     * @param answers the answers it suits
     */
    public record AdviceFor(UUID adviceId, Set<Progress> answers) {}
}
