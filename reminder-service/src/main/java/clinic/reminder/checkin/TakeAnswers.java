package clinic.reminder.checkin;

import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.followup.StepQuestions;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes an answer as it came, with or without a red flag. However often it comes, it has its effect once. */
@Component
class TakeAnswers {

    private final OpenCheckIn checkIns;
    private final RaiseRedFlag redFlags;
    private final AnswerCheckIn answers;
    private final StepQuestions questions;

    TakeAnswers(OpenCheckIn checkIns, RaiseRedFlag redFlags, AnswerCheckIn answers, StepQuestions questions) {
        this.checkIns = checkIns;
        this.redFlags = redFlags;
        this.answers = answers;
        this.questions = questions;
    }

    /** The level that the clinic's clinicians gave a red flag; empty without one, and for a link that is not ours. */
    Optional<RedFlagLevel> take(Posted posted) {
        GivenAnswers given = posted.answers();
        if (given.safety().anyYes()) {
            return redFlags.raise(posted.token(), given, posted.locale(), posted.at());
        }
        checkIns.open(posted.token()).ifPresent(opened -> {
            Set<Question> asked = questions.of(opened.checkIn(), opened.followUp());
            if (given.saysHowItIs(asked)) {
                answers.answer(opened, given, asked, posted.locale(), posted.at());
            }
        });
        return Optional.empty();
    }
}
