package clinic.reminder.history;

import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Question;
import clinic.reminder.dispatch.MessageStory;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Changed;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.history.SaidInWords.Sayable;
import clinic.reminder.trend.Trend;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One follow-up, all of it.
 *
 * @param held whether nothing of it leaves while a red flag in another of the patient's waits for a clinician
 * @param condition its name; null while none is published
 * @param findings what a clinician said, as it is called
 * @param sayable what may be said about a visit for this condition, and what was; null where there is nothing
 * @param plan the version that the patient is on
 * @param isFor what a clinician must have found for that plan, as it is called; empty for a plan for everybody
 * @param others plans of the condition that it could be on instead; empty once it is over
 * @param newest the version it could be moved to; null when it is on the newest
 */
record FollowUpStory(
        FollowUp followUp,
        boolean held,
        @Nullable String condition,
        List<String> findings,
        @Nullable Sayable sayable,
        @Nullable FollowUpPlanPublished plan,
        List<String> isFor,
        List<Startable.Plan> others,
        @Nullable Integer newest,
        ZoneId zone,
        Trend trend,
        List<Happened> changes,
        List<Asked> asked) {

    /**
     * @param findings what a clinician had said by then, as it is called
     * @param otherPlan whether it went to another plan than it was on before
     */
    record Happened(Changed change, List<String> findings, boolean otherPlan) {}

    /**
     * One check-in: what was sent, what came back, and what was shown for it.
     *
     * @param message null when it was removed with an erased patient
     * @param words what the message said, as it was kept; empty before it leaves
     * @param flags the questions answered with yes, as they were asked
     * @param notAsked of an answer, which of the usual questions its step does not ask; empty where a red flag ended them
     */
    record Asked(
            int day,
            @Nullable MessageStory message,
            List<String> words,
            @Nullable Answer answer,
            List<String> flags,
            List<Question> notAsked,
            List<Told> told) {}

    /**
     * An item of content exactly as the patient saw it, and who stands for it.
     *
     * @param picture null where there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            String title,
            List<String> paragraphs,
            @Nullable Picture picture,
            String locale,
            int version,
            String approver,
            LocalDate reviewBy,
            String item) {}

    /** @param inWords for whoever cannot see it, as the exercise said it */
    record Picture(UUID drawing, int version, String inWords) {}
}
