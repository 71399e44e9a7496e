package clinic.reminder.history;

import clinic.contracts.content.AdvicePublished.Said;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Mechanism;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A condition for which a follow-up can be started today; its methods are public for the page.
 *
 * @param mechanisms of which one may be said of the visit; empty where the condition knows none
 * @param plans on which it can be, the newest first
 */
record Startable(UUID id, String name, List<Mechanism> mechanisms, List<Plan> plans) {

    /**
     * One of a condition's plans. It has no name: what tells it from others is for whom it is.
     *
     * @param approver who stands for it
     * @param isFor what a clinician must have found, as it is called; empty for a plan for everybody
     * @param mechanism the same by its id; left out where it is for all
     * @param needs the same by the ids of switches and choices; left out where nothing else must have been said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Plan(
            UUID id,
            int version,
            String approver,
            List<String> isFor,
            @Nullable String mechanism,
            @Nullable List<Said> needs) {

        static Plan of(FollowUpPlanPublished plan, SaidInWords said) {
            return new Plan(
                    plan.publication().itemId(),
                    plan.publication().version(),
                    plan.publication().approver(),
                    said.of(plan),
                    plan.mechanism(),
                    plan.needs());
        }
    }

    static Startable of(ConditionPublished condition, List<FollowUpPlanPublished> plans) {
        SaidInWords said = new SaidInWords(List.of(condition));
        return new Startable(
                condition.publication().itemId(),
                condition.name(),
                Objects.requireNonNullElse(condition.mechanisms(), List.of()),
                plans.stream().map(plan -> Plan.of(plan, said)).toList());
    }
}
