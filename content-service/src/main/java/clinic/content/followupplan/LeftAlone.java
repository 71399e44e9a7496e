package clinic.content.followupplan;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.publication.Authored;
import clinic.content.publication.Fault;
import clinic.contracts.content.Progress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a plan leaves a patient alone: not asked about red flags, or told nothing for an answer. Advice that hangs on
 * what a clinician found may leave some without; only where no finding would lead to any is it the plan's fault.
 */
final class LeftAlone {

    private final FollowUpPlan plan;
    private final Function<UUID, Optional<Authored>> referred;

    private LeftAlone(FollowUpPlan plan, Function<UUID, Optional<Authored>> referred) {
        this.plan = plan;
        this.referred = referred;
    }

    /** The first of them, with the field to mend it in. */
    static Optional<Fault> of(FollowUpPlan plan, Function<UUID, Optional<Authored>> referred) {
        var alone = new LeftAlone(plan, referred);
        return Stream.concat(alone.flagless(), alone.unanswered()).findFirst();
    }

    private Stream<Fault> flagless() {
        return referred
                .apply(plan.condition())
                .filter(item -> item instanceof Condition condition
                        && condition.redFlags().isEmpty())
                .map(item -> fault("condition", "flagless"))
                .stream();
    }

    private Stream<Fault> unanswered() {
        return IntStream.range(0, plan.steps().size())
                .boxed()
                .flatMap(at -> Arrays.stream(Progress.values())
                        .filter(answer -> !answers(plan.steps().get(at), answer))
                        .map(answer -> fault(
                                "steps[%d].advice".formatted(at),
                                "silent-" + answer.name().toLowerCase(Locale.ROOT))));
    }

    private boolean answers(FollowUpPlan.Step step, Progress answer) {
        return step.advice().stream()
                .filter(advice -> advice.answers().contains(answer))
                .flatMap(advice -> referred.apply(advice.advice()).stream())
                .anyMatch(item -> item instanceof Advice advice && advice.mayBeShown(plan.mechanism(), answer));
    }

    private Fault fault(String field, String code) {
        return new Fault(plan.id(), plan.locale(), field, code, "");
    }
}
