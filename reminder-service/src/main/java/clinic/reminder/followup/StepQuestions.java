package clinic.reminder.followup;

import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.contracts.content.Question;
import clinic.reminder.advice.PublishedPlans;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a check-in asks besides the safety questions: what its step says, in the version of the plan by which it was sent. */
@Component
public class StepQuestions {

    private final CheckIns checkIns;
    private final PublishedPlans plans;

    StepQuestions(CheckIns checkIns, PublishedPlans plans) {
        this.checkIns = checkIns;
        this.plans = plans;
    }

    /** Whatever has become of the plan since. All of them where nobody knows any more. */
    public Set<Question> of(CheckIn checkIn, FollowUp followUp) {
        int version = checkIns.planVersion(checkIn).orElse(followUp.planVersion());
        return plans.plan(followUp.planId(), version).stream()
                .flatMap(plan -> plan.steps().stream())
                .filter(step -> step.day() == checkIn.day())
                .findFirst()
                .map(Step::asks)
                .orElseGet(() -> EnumSet.allOf(Question.class));
    }
}
