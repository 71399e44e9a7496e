package clinic.reminder.checkin;

import clinic.contracts.content.RedFlagLevel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes an answer as it came, with or without a red flag. However often it comes, it has its effect once. */
@Component
class TakeAnswers {

    private final OpenCheckIn checkIns;
    private final RaiseRedFlag redFlags;
    private final AnswerCheckIn answers;

    TakeAnswers(OpenCheckIn checkIns, RaiseRedFlag redFlags, AnswerCheckIn answers) {
        this.checkIns = checkIns;
        this.redFlags = redFlags;
        this.answers = answers;
    }

    /** The level that the clinic's clinicians gave a red flag; empty without one, and for a link that is not ours. */
    Optional<RedFlagLevel> take(Posted posted) {
        GivenAnswers given = posted.answers();
        if (given.safety().anyYes()) {
            return redFlags.raise(posted.token(), given, posted.locale(), posted.at());
        }
        if (given.saysHowItIs()) {
            checkIns.open(posted.token())
                    .ifPresent(opened -> answers.answer(opened, given, posted.locale(), posted.at()));
        }
        return Optional.empty();
    }
}
