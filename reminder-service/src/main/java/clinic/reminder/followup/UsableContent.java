package clinic.reminder.followup;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.DrawingPublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Progress;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.advice.PublishedPlans;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What may be sent and shown today: nothing that was withdrawn, and nothing whose clinicians have not looked at it again by
 * the day they promised.
 */
@Component
public class UsableContent {

    private final PublishedContent content;
    private final PublishedPlans plans;

    UsableContent(PublishedContent content, PublishedPlans plans) {
        this.content = content;
        this.plans = plans;
    }

    /** The red flags of the follow-up's condition in this language. */
    public Optional<ConditionPublished> condition(FollowUp followUp, Locale language, LocalDate today) {
        return content.condition(followUp.conditionId(), language)
                .filter(condition -> condition.publication().holds(today));
    }

    /** @param planVersion by which the patient was asked, which need not be the one that the follow-up is on by now */
    public Optional<FollowUpPlanPublished.Step> step(FollowUp followUp, int planVersion, int day, LocalDate today) {
        return plans.usable(followUp.planId(), planVersion, today).flatMap(plan -> on(day, plan));
    }

    /** Whether the version that asked offers another visit for an answer. That is no advice: it may have run out since. */
    public boolean offersRebooking(FollowUp followUp, int planVersion, int day, Progress answer) {
        return plans.plan(followUp.planId(), planVersion)
                .flatMap(plan -> on(day, plan))
                .filter(step -> step.offerRebookingOn().contains(answer))
                .isPresent();
    }

    private static Optional<FollowUpPlanPublished.Step> on(int day, FollowUpPlanPublished plan) {
        return plan.steps().stream().filter(step -> step.day() == day).findFirst();
    }

    /** The step's advice for an answer and what a clinician said, in the plan's order. */
    public List<AdvicePublished> advice(
            FollowUp followUp, FollowUpPlanPublished.Step step, Progress answer, Locale language, LocalDate today) {
        return step.advice().stream()
                .filter(advice -> advice.answers().contains(answer))
                .flatMap(advice -> content.advice(advice.adviceId(), language).stream())
                .filter(advice -> advice.suits(
                        followUp.findings().mechanism(), followUp.findings().switches(), answer))
                .filter(advice -> holds(advice, language, today))
                .toList();
    }

    /** How to do what these advise, each once. */
    public List<ExercisePublished> exercises(List<AdvicePublished> advice, Locale language, LocalDate today) {
        return advice.stream()
                .flatMap(UsableContent::exercises)
                .distinct()
                .flatMap(exercise -> exercise(exercise, language, today).stream())
                .toList();
    }

    /** With every exercise that it names: its words say to do them, whether how to and when to stop stands below or not. */
    private boolean holds(AdvicePublished advice, Locale language, LocalDate today) {
        return advice.publication().holds(today)
                && exercises(advice)
                        .allMatch(
                                exercise -> exercise(exercise, language, today).isPresent());
    }

    private static Stream<UUID> exercises(AdvicePublished advice) {
        return Optional.ofNullable(advice.exercises()).stream().flatMap(List::stream);
    }

    private Optional<ExercisePublished> exercise(UUID exerciseId, Locale language, LocalDate today) {
        return content.exercise(exerciseId, language)
                .filter(exercise -> exercise.publication().holds(today));
    }

    /** A picture, if its version in force is here. */
    public Optional<DrawingPublished> drawing(UUID drawingId, LocalDate today) {
        return content.drawing(drawingId)
                .filter(drawing -> drawing.publication().holds(today));
    }

    /** Whether a check-in asked today could keep its promise: questions first, then advice for every answer. */
    boolean carries(FollowUp followUp, int planVersion, int day, Locale language, LocalDate today) {
        return condition(followUp, language, today).isPresent()
                && step(followUp, planVersion, day, today)
                        .filter(step -> step.advice().stream()
                                .allMatch(advice -> content.advice(advice.adviceId(), language)
                                        .filter(item -> holds(item, language, today))
                                        .isPresent()))
                        .isPresent();
    }
}
