package clinic.content.followupplan;

import clinic.content.advice.Advice;
import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Publication;
import clinic.contracts.content.Question;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class FollowUpPlanKind implements Kind<FollowUpPlan> {

    @Override
    public String name() {
        return "follow-up-plan";
    }

    @Override
    public Class<FollowUpPlan> type() {
        return FollowUpPlan.class;
    }

    @Override
    public boolean isPlan() {
        return true;
    }

    @Override
    public Optional<Event> announcement(FollowUpPlan plan, Publication publication) {
        var steps =
                plan.steps().stream().map(step -> step(step, plan.asks(step))).toList();
        var needs = plan.needs().stream().map(Advice.Said::told).toList();
        return Optional.of(new FollowUpPlanPublished(
                publication,
                plan.condition(),
                steps,
                plan.mechanism().isBlank() ? null : plan.mechanism(),
                needs.isEmpty() ? null : needs));
    }

    private static FollowUpPlanPublished.Step step(FollowUpPlan.Step step, Set<Question> asks) {
        var advice = step.advice().stream()
                .map(item -> new FollowUpPlanPublished.AdviceFor(item.advice(), item.answers()))
                .toList();
        return new FollowUpPlanPublished.Step(
                step.day(), step.at(), advice, step.offerRebookingOn(), step.window(), asks);
    }
}
