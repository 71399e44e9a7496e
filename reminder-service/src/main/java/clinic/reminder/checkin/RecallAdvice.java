package clinic.reminder.checkin;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ExercisePublished;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.followup.Answer;
import clinic.reminder.trend.Trend;
import clinic.reminder.trend.TrendOfFollowUp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The advice that an answer led to, in the versions that were shown. What was withdrawn since is not shown again. */
@Component
class RecallAdvice {

    private final PublishedContent content;
    private final TrendOfFollowUp trends;

    RecallAdvice(PublishedContent content, TrendOfFollowUp trends) {
        this.content = content;
        this.trends = trends;
    }

    /**
     * @param withdrawn whether something is left out that was shown then
     * @param rebook whether another visit is offered
     * @param condition which it would be for
     */
    record Advised(
            List<AdvicePublished> advice,
            List<Shown> exercises,
            boolean withdrawn,
            boolean rebook,
            boolean call,
            UUID condition,
            Trend trend) {}

    /**
     * How to do it, with its picture.
     *
     * @param drawing where the picture is; null where there was none
     */
    record Shown(ExercisePublished exercise, @Nullable String drawing) {}

    /** @param opened one that was answered */
    Advised of(Opened opened) {
        Answer answer = Objects.requireNonNull(opened.answer());
        List<AdvicePublished> advised = answer.shown().stream()
                .flatMap(item -> content.advice(item.itemId(), item.locale(), item.version()).stream())
                .toList();
        List<AdvicePublished> advice = advised.stream()
                .filter(item -> item.publication().withdrawnAt() == null)
                .toList();
        List<ExercisePublished> exercised = answer.shown().stream()
                .flatMap(item -> content.exercise(item.itemId(), item.locale(), item.version()).stream())
                .toList();
        List<Shown> exercises = exercised.stream()
                .filter(exercise -> exercise.publication().withdrawnAt() == null)
                .map(exercise -> new Shown(exercise, drawing(answer, exercise)))
                .toList();
        return new Advised(
                advice,
                exercises,
                advice.size() < advised.size() || exercises.size() < exercised.size(),
                answer.offerRebooking(),
                answer.callWanted(),
                opened.followUp().conditionId(),
                trends.of(opened.followUp().id()));
    }

    /** The version that was shown; whoever publishes drawings has them all by version. */
    private @Nullable String drawing(Answer answer, ExercisePublished exercise) {
        return answer.shown().stream()
                .filter(item -> item.itemId().equals(exercise.drawingId()))
                .filter(item -> content.drawing(item.itemId(), item.version())
                        .filter(drawing -> drawing.publication().withdrawnAt() == null)
                        .isPresent())
                .map(item -> "/conditions/drawings/" + item.itemId() + "/" + item.version())
                .findFirst()
                .orElse(null);
    }
}
