package clinic.reminder.followup;

import clinic.contracts.content.FollowUpPlanPublished;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of a condition's plans is for what a clinician found: of those that ask for nothing else, the one that asks for
 * most. Nothing is inferred: where nothing was said, only a plan for everybody suits.
 */
final class SuitedPlan {

    private SuitedPlan() {}

    /** @param newestFirst of those that ask for as much, the first is it */
    static Optional<FollowUpPlanPublished> of(List<FollowUpPlanPublished> newestFirst, Findings findings) {
        return newestFirst.stream()
                .filter(plan -> suits(plan, findings))
                .sorted(Comparator.comparing(FollowUpPlanPublished::asksFor).reversed())
                .findFirst();
    }

    /** Another plan that suits better than the one that somebody is on; a newer one that suits as well is none. */
    static Optional<FollowUpPlanPublished> better(
            FollowUpPlanPublished now, List<FollowUpPlanPublished> newestFirst, Findings findings) {
        return of(newestFirst, findings)
                .filter(plan ->
                        !plan.publication().itemId().equals(now.publication().itemId()))
                .filter(plan -> !suits(now, findings) || plan.asksFor() > now.asksFor());
    }

    private static boolean suits(FollowUpPlanPublished plan, Findings findings) {
        return plan.suits(findings.mechanism(), findings.switches());
    }
}
