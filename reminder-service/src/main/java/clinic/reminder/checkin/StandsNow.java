package clinic.reminder.checkin;

import clinic.contracts.content.ConditionPublished;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.StepQuestions;
import clinic.reminder.followup.UsableContent;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What whoever opens the link of a check-in comes to, page or program. Looking changes nothing. */
@Component
class StandsNow {

    private final OpenCheckIn checkIns;
    private final UsableContent usable;
    private final StepQuestions questions;

    StandsNow(OpenCheckIn checkIns, UsableContent usable, StepQuestions questions) {
        this.checkIns = checkIns;
        this.usable = usable;
        this.questions = questions;
    }

    /** How it stands. */
    sealed interface Standing {

        /** A link that we did not make. */
        record Unknown() implements Standing {}

        /** What came of an answer already given. */
        record Answered(Opened opened) implements Standing {}

        /** An answer was given, and the clinic wants a code before it is shown. */
        record CodeFirst() implements Standing {}

        record Closed(Why why) implements Standing {}

        /** @param isOpen false while the clinic wants a code first: only the safety questions are for everybody */
        record Asks(Opened opened, Asked newest, boolean isOpen) implements Standing {}
    }

    /** Why there is nothing to answer. */
    enum Why {
        EXPIRED("expired"),
        OVER("over"),
        /** A red flag was answered, and nobody of the clinic has talked to the patient since. */
        TALK_FIRST("talk-first"),
        PAUSED("paused");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** @param seesAll whether whoever looks may see and say more than the safety questions */
    Standing of(String token, Predicate<Opened> seesAll, Locale language) {
        Opened opened = checkIns.open(token).orElse(null);
        if (opened == null) {
            return new Standing.Unknown();
        }
        if (opened.answer() != null && opened.answer().level() != null) {
            return new Standing.Answered(opened);
        }
        boolean isOpen = seesAll.test(opened);
        if (opened.answer() != null && !opened.expired()) {
            return isOpen ? new Standing.Answered(opened) : new Standing.CodeFirst();
        }
        if (opened.expired()) {
            return new Standing.Closed(Why.EXPIRED);
        }
        if (opened.followUp().isOver()) {
            return new Standing.Closed(Why.OVER);
        }
        if (opened.followUp().because() == FollowUp.Because.RED_FLAG) {
            return new Standing.Closed(Why.TALK_FIRST);
        }
        ConditionPublished condition =
                usable.condition(opened.followUp(), language, opened.today()).orElse(null);
        if (condition == null || !opened.followUp().goesOn()) {
            return new Standing.Closed(Why.PAUSED);
        }
        Asked.About about = new Asked.About(opened.visited(), isOpen ? condition.name() : null);
        return new Standing.Asks(
                opened, Asked.as(condition, questions.of(opened.checkIn(), opened.followUp()), about), isOpen);
    }
}
