package clinic.content.followupplan;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.OfKind;
import clinic.contracts.content.Progress;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The check-ins after a visit for one condition. It has no words of its own, so it is the same in every language. */
record FollowUpPlan(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        @OfKind("condition") UUID condition,
        List<Step> steps)
        implements Authored {

    /** @param day calendar days after the visit */
    record Step(int day, LocalTime at, List<AdviceFor> advice, Set<Progress> offerRebookingOn) {}

    record AdviceFor(@OfKind("advice") UUID advice, Set<Progress> answers) {}

    @Override
    public Optional<UUID> about() {
        return Optional.of(condition);
    }

    @Override
    public Set<UUID> references() {
        var references = new HashSet<>(Set.of(condition));
        steps.forEach(step -> step.advice().forEach(advice -> references.add(advice.advice())));
        return references;
    }

    /** Advice that waits for what no clinician can say about this condition would never be shown. */
    @Override
    public Optional<String> lack(Function<UUID, Optional<Authored>> referred) {
        var choices = referred.apply(condition)
                .filter(Condition.class::isInstance)
                .map(item -> ((Condition) item).choices())
                .orElse(Map.of());
        return steps.stream()
                .flatMap(step -> step.advice().stream())
                .flatMap(advice -> referred.apply(advice.advice()).stream())
                .filter(Advice.class::isInstance)
                .map(Advice.class::cast)
                .flatMap(advice -> advice.said()
                        .filter(said ->
                                !choices.getOrDefault(said.id(), Set.of()).containsAll(said.choices()))
                        .map(said -> "its condition has no switch %s with %s, and the advice \"%s\" asks for it"
                                .formatted(said.id(), said.choices(), advice.title())))
                .findFirst();
    }
}
