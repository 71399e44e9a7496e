package clinic.reminder.checkin;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlagLevel;
import clinic.contracts.reminder.RedFlagRaised;
import clinic.messaging.Outbox;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answer.Shown;
import clinic.reminder.followup.Answers;
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
    private final Answers kept;
    private final UsableContent content;
    private final Outbox outbox;
    private final Clock clock;

    RaiseRedFlag(
            OpenCheckIn checkIns,
            FollowUps followUps,
            Answers kept,
            UsableContent content,
            Outbox outbox,
            Clock clock) {
        this.checkIns = checkIns;
        this.followUps = followUps;
        this.kept = kept;
        this.content = content;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The level that the clinic's clinicians gave these flags, or the worse one that was told for others before; empty for a
     * link that we did not make. Also after the follow-up is over, and after the link has closed: a red flag is never too
     * late.
     */
    @Transactional
    public Optional<RedFlagLevel> raise(String token, GivenAnswers given, Locale language, Instant at) {
        return checkIns.open(token).map(opened -> raise(opened, given, language, at));
    }

    private RedFlagLevel raise(Opened opened, GivenAnswers given, Locale language, Instant at) {
        SafetyAnswers answers = given.safety();
        FollowUp followUp = followUps.locked(opened.followUp().id());
        Optional<ConditionPublished> condition = content.condition(followUp, language, opened.today());
        RedFlagLevel level =
                condition.flatMap(known -> answers.level(known.redFlags())).orElse(answers.claimedLevel());
        List<Shown> shown = asked(followUp, given, condition).stream().toList();
        Answer answer = new Answer(at, null, null, null, false, false, answers.yes(), level, at, shown);
        boolean isNews = kept.keep(opened.checkIn().id(), answer);
        RedFlagLevel told = kept.to(opened.checkIn().id())
                .flatMap(found -> Optional.ofNullable(found.level()))
                .orElse(level);
        if (isNews) {
            followUps.holdForAClinician(followUp, clock.instant());
            outbox.announce(new RedFlagRaised(
                    followUp.id(),
                    followUp.appointmentId(),
                    followUp.patientId(),
                    opened.checkIn().day(),
                    told,
                    at));
        }
        return told;
    }

    /** The questions in the words in which they were asked, whatever has been published since. */
    static Optional<Shown> asked(FollowUp followUp, GivenAnswers given, Optional<ConditionPublished> newest) {
        return given.asked()
                .map(words -> new Shown(followUp.conditionId(), words.locale(), words.version()))
                .or(() -> newest.map(condition -> shown(condition.publication())));
    }

    static Shown shown(Publication publication) {
        return new Shown(publication.itemId(), publication.locale(), publication.version());
    }
}
