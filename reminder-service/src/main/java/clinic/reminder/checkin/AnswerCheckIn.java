package clinic.reminder.checkin;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Question;
import clinic.contracts.reminder.CheckInAnswered;
import clinic.messaging.Outbox;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answer.Shown;
import clinic.reminder.followup.Answers;
import clinic.reminder.followup.CheckIn;
import clinic.reminder.followup.CheckIns;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import clinic.reminder.followup.UsableContent;
import clinic.reminder.followup.WatchFollowUps;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an answer and the advice that belongs to it. However often it is sent, the first one counts. */
@Component
class AnswerCheckIn {

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final Answers answers;
    private final UsableContent content;
    private final WatchFollowUps watch;
    private final Outbox outbox;
    private final Clock clock;

    AnswerCheckIn(
            FollowUps followUps,
            CheckIns checkIns,
            Answers answers,
            UsableContent content,
            WatchFollowUps watch,
            Outbox outbox,
            Clock clock) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.answers = answers;
        this.content = content;
        this.watch = watch;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What the patient was told that we have is kept, whatever has become of the follow-up since.
     *
     * @param asked what of it is kept: nothing that was not asked
     * @param at when the patient sent it, which may be a while ago
     */
    @Transactional
    public void answer(Opened opened, GivenAnswers given, Set<Question> asked, Locale language, Instant at) {
        CheckIn checkIn = opened.checkIn();
        FollowUp followUp = followUps.locked(checkIn.followUpId());
        if (checkIn.expired(at)) {
            return;
        }
        Progress progress = given.progress().orElseThrow();
        int askedBy = checkIns.planVersion(checkIn).orElse(followUp.planVersion());
        List<AdvicePublished> advice = content.step(followUp, askedBy, checkIn.day(), opened.today())
                .map(step -> content.advice(followUp, step, progress, language, opened.today()))
                .orElse(List.of());
        boolean activityAsked = asked.contains(Question.OWN_ACTIVITY);
        if (activityAsked && !given.activity().isEmpty() && given.function().isPresent()) {
            answers.name(followUp.id(), given.activity());
        }
        Answer answer = new Answer(
                at,
                asked.contains(Question.PAIN) ? given.pain().orElseThrow() : null,
                activityAsked ? function(followUp, given) : null,
                progress,
                given.callWanted(),
                content.offersRebooking(followUp, askedBy, checkIn.day(), progress)
                        // Nobody who is worse is left with nothing at all.
                        || progress == Progress.WORSE && advice.isEmpty(),
                List.of(),
                null,
                null,
                shown(opened, given, advice, language));
        if (answers.keep(checkIn.id(), answer)) {
            outbox.announce(new CheckInAnswered(
                    followUp.id(),
                    followUp.appointmentId(),
                    followUp.patientId(),
                    checkIn.day(),
                    at,
                    given.callWanted() ? true : null));
            watch.look(followUp, clock.instant());
        }
    }

    /** A figure is about what was named first, and only about that. */
    private @Nullable Integer function(FollowUp followUp, GivenAnswers given) {
        return answers.activity(followUp.id())
                .filter(named -> given.activity().isEmpty() || given.activity().equals(named))
                .flatMap(named -> given.function())
                .orElse(null);
    }

    private List<Shown> shown(Opened opened, GivenAnswers given, List<AdvicePublished> advice, Locale language) {
        FollowUp followUp = opened.followUp();
        List<Shown> shown = new ArrayList<>();
        RaiseRedFlag.asked(followUp, given, content.condition(followUp, language, opened.today()))
                .ifPresent(shown::add);
        advice.forEach(item -> shown.add(RaiseRedFlag.shown(item.publication())));
        for (ExercisePublished exercise : content.exercises(advice, language, opened.today())) {
            shown.add(RaiseRedFlag.shown(exercise.publication()));
            content.drawing(exercise.drawingId(), opened.today())
                    .ifPresent(drawing -> shown.add(RaiseRedFlag.shown(drawing.publication())));
        }
        return shown;
    }
}
