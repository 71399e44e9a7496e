package clinic.reminder.followup;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.reminder.advice.PublishedContent;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What may be sent and shown today: nothing past the day on which its clinicians promised to look again. */
@Component
class UsableContent {

    private final PublishedContent content;

    UsableContent(PublishedContent content) {
        this.content = content;
    }

    /** The red flags of the follow-up's condition in this language. */
    Optional<ConditionPublished> condition(FollowUp followUp, Locale language, LocalDate today) {
        return content.condition(followUp.conditionId(), language)
                .filter(condition -> inForce(condition.publication(), today));
    }

    Optional<FollowUpPlanPublished.Step> step(FollowUp followUp, int day, LocalDate today) {
        return content.plan(followUp.planId(), followUp.planVersion())
                .filter(plan -> inForce(plan.publication(), today))
                .flatMap(plan ->
                        plan.steps().stream().filter(step -> step.day() == day).findFirst());
    }

    /** The step's advice for an answer, in the plan's order. */
    List<AdvicePublished> advice(FollowUpPlanPublished.Step step, Progress answer, Locale language, LocalDate today) {
        return step.advice().stream()
                .filter(advice -> advice.answers().contains(answer))
                .flatMap(advice -> content.advice(advice.adviceId(), language).stream())
                .filter(advice -> inForce(advice.publication(), today))
                .toList();
    }

    /** Whether a check-in asked today could keep its promise: questions first, then advice for every answer. */
    boolean carries(FollowUp followUp, int day, Locale language, LocalDate today) {
        return condition(followUp, language, today).isPresent()
                && step(followUp, day, today)
                        .filter(step -> step.advice().stream()
                                .allMatch(advice -> content.advice(advice.adviceId(), language)
                                        .filter(item -> inForce(item.publication(), today))
                                        .isPresent()))
                        .isPresent();
    }

    private static boolean inForce(Publication publication, LocalDate today) {
        return !today.isAfter(publication.reviewBy());
    }
}
