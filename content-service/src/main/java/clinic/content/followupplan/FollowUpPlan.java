package clinic.content.followupplan;

import clinic.content.advice.Advice;
import clinic.content.publication.AddedLater;
import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.Fault;
import clinic.content.publication.OfKind;
import clinic.content.publication.OneLine;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Question;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check-ins after a visit for one condition. It has no words of its own, so it is the same in every language.
 *
 * @param mechanism the id of the condition's mechanism that a clinician must have found; empty where it is for all
 * @param needs what a clinician must have said, each of it, as advice says it; empty where nothing
 */
record FollowUpPlan(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        @OfKind("condition") UUID condition,

        @AddedLater @OneLine String mechanism,

        @AddedLater List<Advice.Said> needs,

        Set<Instrument> instruments,
        @OfKind("licence") List<UUID> licences,
        List<Step> steps)
        implements Authored {

    /** For how many days a check-in may be answered where the plan does not say. */
    private static final int OPEN = 14;

    /** What an earlier release published says nothing of what was added since. */
    FollowUpPlan {
        mechanism = mechanism == null ? "" : mechanism;
        needs = needs == null ? List.of() : needs;
        instruments = instruments == null ? Set.of() : instruments;
        licences = licences == null ? List.of() : licences;
    }

    /**
     * One check-in.
     *
     * @param day calendar days after the visit
     * @param window for how many days it may be answered; then it is missed. Null only in what an earlier release published
     * @param questions what it asks of what the plan measures with; empty where all of that
     */
    record Step(
            int day,
            LocalTime at,
            @Nullable Integer window,
            @AddedLater Set<Question> questions,
            List<AdviceFor> advice,
            Set<Progress> offerRebookingOn) {

        Step {
            questions = questions == null ? Set.of() : questions;
        }
    }

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
        return Stream.of(unlicensed(referred), windowless(), unasked(), undeclared(referred))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public Optional<Fault> hole(Function<UUID, Optional<Authored>> referred) {
        return LeftAlone.of(this, referred);
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

    /** What a step asks: what it says, or what the plan measures with, or all there is. */
    Set<Question> asks(Step step) {
        var measured = measured();
        return Stream.of(step.questions(), measured, EnumSet.allOf(Question.class))
                .filter(questions -> !questions.isEmpty())
                .map(EnumSet::copyOf)
                .findFirst()
                .orElseThrow();
    }

    private Set<Question> measured() {
        return instruments.stream().flatMap(Instrument::question).collect(Collectors.toSet());
    }

    /** Which advice comes hangs on whether it is better, the same or worse: that is asked by every check-in. */
    private Optional<String> unasked() {
        return steps.stream()
                .filter(step -> !asks(step).contains(Question.GLOBAL_CHANGE))
                .map(step ->
                        "day %d does not ask global-change, and which advice comes hangs on it".formatted(step.day()))
                .findFirst()
                .or(() -> steps.stream()
                        .filter(step -> !measured().isEmpty() && !measured().containsAll(step.questions()))
                        .map(step -> "day %d asks what the plan does not measure with".formatted(step.day()))
                        .findFirst());
    }

    /** A plan, or advice, that waits for what no clinician can say about this condition would never be shown. */
    private Optional<String> undeclared(Function<UUID, Optional<Authored>> referred) {
        var sayable = Sayable.of(referred.apply(condition));
        var advised = steps.stream()
                .flatMap(step -> step.advice().stream())
                .flatMap(advice -> referred.apply(advice.advice()).stream())
                .filter(Advice.class::isInstance)
                .map(Advice.class::cast)
                .flatMap(advice -> sayable.missing(advice.said(), advice.mechanisms().stream())
                        .map(missed -> "its condition has no %s, and the advice \"%s\" asks for it"
                                .formatted(missed, advice.title())));
        var own = sayable.missing(needs.stream(), mechanisms())
                .map(missed -> "its condition has no %s, and the plan is only for that".formatted(missed));
        var unsaid = needs.stream()
                .filter(said -> said.choices().isEmpty())
                .map(said -> "it needs one of no choices of switch %s, so it would be for nobody".formatted(said.id()));
        var missing = Stream.of(own, unsaid, advised)
                .flatMap(Function.identity())
                .distinct()
                .collect(Collectors.joining("; "));
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
    }

    /** The one that it is for, if it is for one. */
    private Stream<String> mechanisms() {
        return Stream.of(mechanism).filter(id -> !id.isBlank());
    }
}
