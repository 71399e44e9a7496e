package clinic.reminder.followup;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.Progress;
import clinic.contracts.reminder.CheckInAnswered;
import clinic.messaging.Outbox;
import clinic.reminder.followup.Answer.Shown;
import clinic.reminder.followup.OpenCheckIn.Opened;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an answer and the advice that belongs to it. However often it is sent, the first one counts. */
@Component
class AnswerCheckIn {

    private final FollowUps followUps;
    private final UsableContent content;
    private final Outbox outbox;
    private final Clock clock;

    AnswerCheckIn(FollowUps followUps, UsableContent content, Outbox outbox, Clock clock) {
        this.followUps = followUps;
        this.content = content;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void answer(Opened opened, int pain, Progress progress, Locale language) {
        CheckIn checkIn = opened.checkIn();
        FollowUp followUp = followUps.locked(checkIn.followUpId());
        Instant now = clock.instant();
        if (followUp.standing() != FollowUp.Standing.ACTIVE || checkIn.expired(now)) {
            return;
        }
        var step = content.step(followUp, checkIn.day(), opened.today());
        List<Shown> shown = new ArrayList<>();
        content.condition(followUp, language, opened.today())
                .ifPresent(condition -> shown.add(RaiseRedFlag.shown(condition.publication())));
        step.ifPresent(found -> content.advice(found, progress, language, opened.today()).stream()
                .map(AdvicePublished::publication)
                .map(RaiseRedFlag::shown)
                .forEach(shown::add));
        boolean rebook = step.filter(found -> found.offerRebookingOn().contains(progress))
                .isPresent();
        if (followUps.keep(checkIn.id(), new Answer(pain, progress, rebook, List.of(), null, shown), now)) {
            outbox.announce(new CheckInAnswered(
                    followUp.id(), followUp.appointmentId(), followUp.patientId(), checkIn.day(), now));
        }
    }
}
