package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to ask a patient with a condition how it goes, and which advice answers which answer.
 *
 * @param conditionId the condition the plan is for
 * @param steps in the order they come
 * @param mechanism which of the condition's mechanisms a clinician must have found; left out where it suits all
 * @param needs what a clinician must have said, each of it; left out where nothing
 */
@EventType(value = "content.follow-up-plan.published", topic = Topic.PUBLICATIONS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowUpPlanPublished(
        Publication publication,
        UUID conditionId,
        List<Step> steps,
        @Nullable String mechanism,
        @Nullable List<AdvicePublished.Said> needs)
        implements Event {

    public FollowUpPlanPublished(Publication publication, UUID conditionId, List<Step> steps) {
        this(publication, conditionId, steps, null, null);
    }

    /**
     * Whether it is for what a clinician said of a visit. What nobody said is never taken for said.
     *
     * @param found the mechanism; null where nobody said
     * @param switches what a clinician set, by the switch's id
     */
    public boolean suits(@Nullable String found, Map<String, String> switches) {
        return (mechanism == null || mechanism.equals(found))
                && (needs == null || needs.stream().allMatch(said -> said.isIn(switches)));
    }

    /** Of how many things a clinician must have said something: a plan for everybody asks for none. */
    public int asksFor() {
        return (mechanism == null ? 0 : 1) + (needs == null ? 0 : needs.size());
    }

    @Override
    public String key() {
        return publication.key();
    }

    /**
     * @param day calendar days after the visit, in the zone of its location
     * @param at local time of that day
     * @param windowDays for how many days it may be answered; left out where the reader decides
     * @param questions what it asks besides the safety questions; left out where all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            int day,
            LocalTime at,
            List<AdviceFor> advice,
            Set<Progress> offerRebookingOn,
            @Nullable Integer windowDays,
            @Nullable Set<Question> questions) {

        public Step(int day, LocalTime at, List<AdviceFor> advice, Set<Progress> offerRebookingOn) {
            this(day, at, advice, offerRebookingOn, null, null);
        }

        /** What it asks, whether it says so or not. */
        public Set<Question> asks() {
            Set<Question> asked = EnumSet.of(Question.GLOBAL_CHANGE);
            asked.addAll(questions == null ? EnumSet.allOf(Question.class) : questions);
            return asked;
        }
    }

    /**
     * @param adviceId an item of advice
     * @param answers the answers it suits
     */
    public record AdviceFor(UUID adviceId, Set<Progress> answers) {}
}
