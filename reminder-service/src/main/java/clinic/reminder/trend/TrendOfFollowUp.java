package clinic.reminder.trend;

import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answers;
import clinic.reminder.followup.CheckIns;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The figures of one follow-up, as the patient gave them. */
@Component
public class TrendOfFollowUp {

    private final CheckIns checkIns;
    private final Answers answers;

    TrendOfFollowUp(CheckIns checkIns, Answers answers) {
        this.checkIns = checkIns;
        this.answers = answers;
    }

    public Trend of(UUID followUpId) {
        List<Trend.Given> given = checkIns.of(followUpId).stream()
                .flatMap(checkIn -> answers
                        .to(checkIn.id())
                        .filter(answer -> answer.pain() != null || answer.function() != null)
                        .map(answer -> given(checkIn.day(), answer))
                        .stream())
                .toList();
        return new Trend(given, answers.activity(followUpId).orElse(""));
    }

    private static Trend.Given given(int day, Answer answer) {
        return new Trend.Given(day, answer.pain(), answer.function());
    }
}
