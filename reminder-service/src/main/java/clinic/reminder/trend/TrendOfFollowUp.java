package clinic.reminder.trend;

import clinic.reminder.followup.Answer;
import clinic.reminder.followup.FollowUps;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The figures of one follow-up, as the patient gave them. */
@Component
public class TrendOfFollowUp {

    private final FollowUps followUps;

    TrendOfFollowUp(FollowUps followUps) {
        this.followUps = followUps;
    }

    public Trend of(UUID followUpId) {
        List<Trend.Given> given = followUps.checkIns(followUpId).stream()
                .flatMap(checkIn -> followUps
                        .answer(checkIn.id())
                        .filter(answer -> answer.pain() != null)
                        .map(answer -> given(checkIn.day(), answer))
                        .stream())
                .toList();
        return new Trend(given, followUps.activity(followUpId).orElse(""));
    }

    private static Trend.Given given(int day, Answer answer) {
        return new Trend.Given(day, answer.pain(), answer.function());
    }
}
