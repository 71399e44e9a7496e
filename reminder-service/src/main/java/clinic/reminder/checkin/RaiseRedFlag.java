package clinic.reminder.checkin;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlagLevel;
import clinic.contracts.reminder.RedFlagRaised;
import clinic.messaging.Outbox;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answer.Shown;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import clinic.reminder.followup.UsableContent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a yes to a red flag, tells the clinic, and pauses the follow-up until a person has looked. */
@Component
class RaiseRedFlag {

    private final OpenCheckIn checkIns;
    private final FollowUps followUps;
    private final UsableContent content;
    private final Outbox outbox;
    private final Clock clock;

    RaiseRedFlag(OpenCheckIn checkIns, FollowUps followUps, UsableContent content, Outbox outbox, Clock clock) {
        this.checkIns = checkIns;
        this.followUps = followUps;
        this.content = content;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The level that the clinic's clinicians gave these flags; empty for a link that we did not make. Also after the
     * follow-up is over, and after the link has closed: a red flag is never too late.
     */
    @Transactional
    public Optional<RedFlagLevel> raise(String token, SafetyAnswers answers, Locale language, Instant at) {
        return checkIns.open(token).map(opened -> raise(opened, answers, language, at));
    }

    private RedFlagLevel raise(Opened opened, SafetyAnswers answers, Locale language, Instant at) {
        FollowUp followUp = followUps.locked(opened.followUp().id());
        Optional<ConditionPublished> condition = content.condition(followUp, language, opened.today());
        RedFlagLevel level =
                condition.flatMap(known -> answers.level(known.redFlags())).orElse(answers.claimedLevel());
        List<Shown> shown =
                condition.map(known -> shown(known.publication())).stream().toList();
        Answer answer = new Answer(at, null, null, null, false, false, answers.yes(), level, shown);
        if (followUps.keep(opened.checkIn().id(), answer)) {
            followUps.pause(followUp, FollowUp.Because.RED_FLAG, null, clock.instant());
            outbox.announce(new RedFlagRaised(
                    followUp.id(),
                    followUp.appointmentId(),
                    followUp.patientId(),
                    opened.checkIn().day(),
                    level,
                    at));
        }
        return level;
    }

    static Shown shown(Publication publication) {
        return new Shown(publication.itemId(), publication.locale(), publication.version());
    }
}
