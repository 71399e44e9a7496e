package clinic.reminder.checkin;

import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlagLevel;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a program is told of a check-in: one of the three, by its state.
 *
 * @param questions while it asks
 * @param care where care is, once a safety question was answered with yes
 * @param advice what belongs to the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckInTold(
        State state,
        @Nullable Questions questions,
        @Nullable Care care,
        @Nullable Advice advice) {

    /** What comes next. */
    enum State {
        @JsonProperty("asking")
        ASKING,
        /** A red flag: show where care is at once, and nothing else. */
        @JsonProperty("care-needed")
        CARE_NEEDED,
        @JsonProperty("answered")
        ANSWERED,
        /** The answers are on a disk, and are taken as soon as the database is back. */
        @JsonProperty("kept")
        KEPT
    }

    /**
     * Safety first: a patient who says yes to one of these must see where care is before anything else.
     *
     * @param asked goes back with the answers
     * @param day of the plan, after the visit
     * @param visit on which day that was; to be shown with the questions: a patient may be asked after several
     * @param condition what it was for, as patients read it; left out while the clinic wants a code
     * @param closes from here on nothing is answered any more
     * @param notWatched that nobody reads the answers as they are sent; to be shown before they are
     * @param asks what is asked besides: pain, what matters to the patient and how well it goes, and whether it is better
     * @param activity what the patient named earlier and rates again; left out when they are asked for it, or not about it
     * @param codeWanted whether the clinic wants a code before it takes all but a yes to a safety question
     * @param careIfYes what to show at once for a yes, by level, also while nothing can be sent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Questions(
            String asked,
            int day,
            LocalDate visit,
            @Nullable String condition,
            Instant closes,
            String notWatched,
            List<SafetyQuestion> safety,
            List<Question> asks,
            @Nullable String activity,
            boolean codeWanted,
            List<Care> careIfYes) {}

    record SafetyQuestion(String id, String question, RedFlagLevel level) {}

    /** @param notWatched that nobody reads the answers as they are sent, and that the follow-up rests */
    record Care(RedFlagLevel level, String title, String text, String notWatched, List<Place> places) {}

    /** @param call as a link dials it; left out where there is nothing to call */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            String title, @Nullable String text, @Nullable String call) {}

    /**
     * In the versions that were shown for the answer.
     *
     * @param withdrawn whether something is left out that was shown then, and is not to be done any more
     * @param callNoted whether somebody of the clinic will call
     * @param bookAt where another visit is booked; left out where none is offered
     * @param trend the patient's own figures, by day
     * @param activity what matters to the patient, in their words; empty where they named nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Advice(
            List<AdviceItem> advice,
            List<ExerciseItem> exercises,
            boolean withdrawn,
            boolean callNoted,
            @Nullable String bookAt,
            List<FiguresOfDay> trend,
            String activity) {}

    /**
     * An item of content in one version.
     *
     * @param approver who stands for it, by name and title
     * @param dose how much; empty where nothing is said of it
     * @param notFor who should leave it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdviceItem(
            UUID item,
            int version,
            String locale,
            String approver,
            String title,
            List<String> paragraphs,
            String dose,
            @Nullable String notFor) {}

    /**
     * How to do it.
     *
     * @param drawing where the picture is
     * @param drawingInWords for whoever cannot see it
     * @param guidance whether somebody should show it first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExerciseItem(
            UUID item,
            int version,
            String locale,
            String approver,
            String title,
            String purpose,
            List<String> steps,
            String dose,
            String stopIf,
            @Nullable String drawing,
            String drawingInWords,
            @Nullable String guidance) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FiguresOfDay(
            int day, @Nullable Integer pain, @Nullable Integer function) {}

    static CheckInTold asking(Questions questions) {
        return new CheckInTold(State.ASKING, questions, null, null);
    }

    static CheckInTold careNeeded(Care care) {
        return new CheckInTold(State.CARE_NEEDED, null, care, null);
    }

    static CheckInTold answered(Advice advice) {
        return new CheckInTold(State.ANSWERED, null, null, advice);
    }

    static CheckInTold kept() {
        return new CheckInTold(State.KEPT, null, null, null);
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "CheckInTold[" + state + "]";
    }
}
