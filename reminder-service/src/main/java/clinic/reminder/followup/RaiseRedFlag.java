package clinic.reminder.followup;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlagLevel;
import clinic.contracts.reminder.RedFlagRaised;
import clinic.messaging.Outbox;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.followup.Answer.Shown;
import clinic.reminder.followup.OpenCheckIn.Opened;
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
    private final DueMessages messages;
    private final Outbox outbox;
    private final Clock clock;

    RaiseRedFlag(
            OpenCheckIn checkIns,
            FollowUps followUps,
            UsableContent content,
            DueMessages messages,
            Outbox outbox,
            Clock clock) {
        this.checkIns = checkIns;
        this.followUps = followUps;
        this.content = content;
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The level that the clinic's clinicians gave these flags; empty for a link that we did not make. */
    @Transactional
    public Optional<RedFlagLevel> raise(String token, SafetyAnswers answers, Locale language) {
        return checkIns.open(token).map(opened -> raise(opened, answers, language));
    }

    private RedFlagLevel raise(Opened opened, SafetyAnswers answers, Locale language) {
        FollowUp followUp = followUps.locked(opened.followUp().id());
        Optional<ConditionPublished> condition = content.condition(followUp, language, opened.today());
        RedFlagLevel level =
                condition.flatMap(known -> answers.level(known.redFlags())).orElse(answers.claimedLevel());
        List<Shown> shown =
                condition.map(known -> shown(known.publication())).stream().toList();
        Instant now = clock.instant();
        Answer answer = new Answer(null, null, false, answers.yes(), level, shown);
        if (followUps.keep(opened.checkIn().id(), answer, now)) {
            followUps.pause(followUp.id());
            messages.withdrawFollowUp(followUp.id());
            outbox.announce(new RedFlagRaised(
                    followUp.id(),
                    followUp.appointmentId(),
                    followUp.patientId(),
                    opened.checkIn().day(),
                    level,
                    now));
        }
        return level;
    }

    static Shown shown(Publication publication) {
        return new Shown(publication.itemId(), publication.locale(), publication.version());
    }
}
