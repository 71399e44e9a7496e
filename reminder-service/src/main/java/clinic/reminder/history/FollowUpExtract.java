package clinic.reminder.history;

import clinic.contracts.content.Progress;
import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.dispatch.MessageStory;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import clinic.reminder.history.FollowUpStory.Happened;
import clinic.reminder.history.FollowUpStory.Told;
import clinic.reminder.history.SaidInWords.Sayable;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Takes out all there is on a patient's follow-ups, for their record in another system or for themselves. */
@Component
class FollowUpExtract {

    private final TellHistory history;
    private final MessageSource messages;
    private final Clock clock;

    FollowUpExtract(TellHistory history, MessageSource messages, Clock clock) {
        this.history = history;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Nothing in it needs an explanation from another system.
     *
     * @param at when it was taken out
     * @param followUps the latest first
     */
    record Paper(Instant at, UUID patient, List<Taken> followUps) {}

    /**
     * @param condition its name; left out while none is published
     * @param findings what a clinician said, as it is called
     * @param found the same by its ids
     * @param sayable what may be said about a visit for this condition, and what was; left out where there is nothing
     * @param planFor what a clinician must have found for the plan, as it is called; empty for a plan for everybody
     * @param approver of the version of the plan that the patient is on
     * @param newestPlanVersion which it could be moved to; left out when it is on the newest
     * @param because why it is paused or over
     * @param held whether nothing of it leaves while a red flag in another of the patient's waits for a practitioner
     * @param activity what matters to the patient, in their words
     * @param trend the patient's own figures, by day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Taken(
            UUID id,
            UUID appointment,
            Instant visit,
            UUID conditionId,
            @Nullable String condition,
            List<String> findings,
            Found found,
            @Nullable Sayable sayable,
            UUID plan,
            int planVersion,
            List<String> planFor,
            @Nullable String approver,
            @Nullable Integer newestPlanVersion,
            FollowUp.Standing standing,
            FollowUp.@Nullable Because because,
            boolean held,
            String activity,
            List<Figures> trend,
            List<Change> changes,
            List<CheckIn> checkIns) {}

    /**
     * What was answered on a day after the visit.
     *
     * @param pain from 0 to 10, where 0 is none; left out where it was not asked
     * @param function from 0 to 10, where 10 is as before the trouble; left out where it was not asked, or nothing was named
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figures(
            int day, @Nullable Integer pain, @Nullable Integer function) {}

    /**
     * @param plan left out where an earlier release wrote it
     * @param by whose decision it was; left out for what no person decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            Instant at,
            FollowUps.Change what,
            FollowUp.@Nullable Because because,
            @Nullable UUID plan,
            int planVersion,
            @Nullable String by,
            List<String> findings) {}

    /**
     * @param words what the message said
     * @param told the safety questions that were asked, and what was shown for the answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckIn(
            int day,
            @Nullable MessageStory message,
            List<String> words,
            @Nullable Given answer,
            List<Told> told) {}

    /**
     * @param progress the patient's own word; left out when a red flag ended the questions
     * @param notAsked which of the usual questions the step does not ask; empty where a red flag ended them
     * @param yesTo the safety questions answered with yes, as they were asked; all the others were answered with no
     * @param level of the worst of them
     * @param flaggedAt when the last of them was answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Given(
            Instant at,
            @Nullable Progress progress,
            boolean callWanted,
            List<QuestionAndAnswer> answers,
            List<Question> notAsked,
            List<String> yesTo,
            List<String> redFlags,
            @Nullable RedFlagLevel level,
            @Nullable Instant flaggedAt,
            boolean offeredAnotherVisit) {}

    record QuestionAndAnswer(String question, String answer) {}

    Paper of(UUID patient, Locale language) {
        return new Paper(
                clock.instant(),
                patient,
                history.of(patient, language).stream()
                        .map(story -> taken(story, language))
                        .toList());
    }

    private Taken taken(FollowUpStory story, Locale language) {
        FollowUp followUp = story.followUp();
        String activity = story.trend().activity();
        return new Taken(
                followUp.id(),
                followUp.appointmentId(),
                followUp.visitStart(),
                followUp.conditionId(),
                story.condition(),
                story.findings(),
                Found.of(followUp.findings()),
                story.sayable(),
                followUp.planId(),
                followUp.planVersion(),
                story.isFor(),
                story.plan() == null ? null : story.plan().publication().approver(),
                story.newest(),
                followUp.standing(),
                followUp.because(),
                story.held(),
                activity,
                story.trend().given().stream()
                        .map(one -> new Figures(one.day(), one.pain(), one.function()))
                        .toList(),
                story.changes().stream().map(FollowUpExtract::change).toList(),
                story.asked().stream()
                        .map(asked -> new CheckIn(
                                asked.day(),
                                asked.message(),
                                asked.words(),
                                asked.answer() == null ? null : given(asked, asked.answer(), activity, language),
                                asked.told()))
                        .toList());
    }

    private static Change change(Happened happened) {
        var change = happened.change();
        return new Change(
                change.at(),
                change.what(),
                change.because(),
                change.planId(),
                change.planVersion(),
                change.by(),
                happened.findings());
    }

    private Given given(FollowUpStory.Asked asked, Answer answer, String activity, Locale language) {
        List<QuestionAndAnswer> answers = new ArrayList<>();
        if (answer.pain() != null) {
            answers.add(new QuestionAndAnswer(words("check-in.pain.question", language), answer.pain() + "/10"));
        }
        if (answer.function() != null) {
            answers.add(new QuestionAndAnswer(
                    words("follow-up.activity.how.named", language, activity), answer.function() + "/10"));
        }
        Progress progress = answer.progress();
        if (progress != null) {
            answers.add(new QuestionAndAnswer(
                    words("check-in.progress.question", language),
                    words("check-in.progress." + progress.name().toLowerCase(Locale.ROOT), language)));
        }
        if (answer.callWanted()) {
            answers.add(new QuestionAndAnswer(words("follow-up.call", language), words("word.yes", language)));
        }
        return new Given(
                answer.at(),
                progress,
                answer.callWanted(),
                answers,
                asked.notAsked(),
                asked.flags(),
                answer.redFlags(),
                answer.level(),
                answer.flaggedAt(),
                answer.offerRebooking());
    }

    private String words(String key, Locale language, Object... facts) {
        return messages.getMessage(key, facts, language);
    }
}
