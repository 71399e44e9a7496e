package clinic.content.followupplan;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.contracts.content.Progress;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The check-ins after a visit for one condition. It has no words of its own, so it is the same in every language. */
record FollowUpPlan(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        UUID condition,
        List<Step> steps)
        implements Authored {

    /** @param day calendar days after the visit */
    record Step(int day, LocalTime at, List<AdviceFor> advice, Set<Progress> offerRebookingOn) {}

    record AdviceFor(UUID advice, Set<Progress> answers) {}

    @Override
    public Set<UUID> references() {
        var references = new HashSet<>(Set.of(condition));
        steps.forEach(step -> step.advice().forEach(advice -> references.add(advice.advice())));
        return references;
    }
}
