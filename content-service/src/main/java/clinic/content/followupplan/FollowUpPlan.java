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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The check-ins after a visit for one condition. It has no words of its own, so it is the same in every language. */
record FollowUpPlan(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        @OfKind("condition") UUID condition,
        Set<Instrument> instruments,
        @OfKind("licence") List<UUID> licences,
        List<Step> steps)
        implements Authored {

    /** For how many days a check-in may be answered where the plan does not say. */
    private static final int OPEN = 14;

    /** What an earlier release published says nothing of what was added since. */
    FollowUpPlan {
        instruments = instruments == null ? Set.of() : instruments;
        licences = licences == null ? List.of() : licences;
    }

    /**
     * One check-in.
     *
     * @param day calendar days after the visit
     * @param window for how many days it may be answered; then it is missed. Null only in what an earlier release published
     */
    record Step(
            int day, LocalTime at, @Nullable Integer window, List<AdviceFor> advice, Set<Progress> offerRebookingOn) {}

    record AdviceFor(@OfKind("advice") UUID advice, Set<Progress> answers) {}

    @Override
    public Optional<UUID> about() {
        return Optional.of(condition);
    }

    @Override
    public Set<UUID> references() {
        var references = new HashSet<>(Set.of(condition));
        steps.forEach(step -> step.advice().forEach(advice -> references.add(advice.advice())));
        references.addAll(licences);
        return references;
    }

    /** Until the link of its last check-in has closed for who began with it on its last day. */
    @Override
    public int outlives() {
        return steps.stream()
                .mapToInt(step -> step.day() + (step.window() == null ? OPEN : step.window()))
                .max()
                .orElse(0);
    }

    @Override
    public Optional<String> lack(Function<UUID, Optional<Authored>> referred) {
        return Stream.of(unlicensed(referred), windowless(), undeclared(referred))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** An instrument that somebody owns is used with proof of their leave, for as long as the plan is, or not at all. */
    private Optional<String> unlicensed(Function<UUID, Optional<Authored>> referred) {
        return instruments.stream()
                .filter(Instrument::isLicensed)
                .filter(instrument -> licences.stream()
                        .flatMap(licence -> referred.apply(licence).stream())
                        .noneMatch(item -> item instanceof Licence licence && licence.covers(instrument, reviewBy)))
                .map(instrument ->
                        "the instrument %s is licensed by its owner, and no licence is named that lasts until %s"
                                .formatted(instrument.word(), reviewBy))
                .findFirst();
    }

    private Optional<String> windowless() {
        return steps.stream()
                .filter(step -> step.window() == null || step.window() < 1)
                .map(step -> "day %d has a window of %d days; one is the least".formatted(step.day(), step.window()))
                .findFirst();
    }

    /** Advice that waits for what no clinician can say about this condition would never be shown. */
    private Optional<String> undeclared(Function<UUID, Optional<Authored>> referred) {
        var declared =
                referred.apply(condition).filter(Condition.class::isInstance).map(Condition.class::cast);
        var choices = declared.map(Condition::choices).orElse(Map.of());
        var mechanisms = declared.stream()
                .flatMap(item -> item.mechanisms().stream())
                .map(Condition.Mechanism::id)
                .collect(Collectors.toSet());
        var missing = steps.stream()
                .flatMap(step -> step.advice().stream())
                .flatMap(advice -> referred.apply(advice.advice()).stream())
                .filter(Advice.class::isInstance)
                .map(Advice.class::cast)
                .flatMap(advice -> Stream.concat(
                                advice.said()
                                        .filter(said -> !choices.getOrDefault(said.id(), Set.of())
                                                .containsAll(said.choices()))
                                        .map(said -> "switch %s with %s".formatted(said.id(), said.choices())),
                                advice.mechanisms().stream()
                                        .filter(mechanism -> !mechanisms.contains(mechanism))
                                        .map(mechanism -> "mechanism " + mechanism))
                        .map(missed -> "its condition has no %s, and the advice \"%s\" asks for it"
                                .formatted(missed, advice.title())))
                .distinct()
                .collect(Collectors.joining("; "));
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
    }
}
