package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.reminder.followup.Course.Asked;
import clinic.reminder.followup.Course.Pause;
import clinic.reminder.followup.Course.Round;
import clinic.reminder.followup.FollowUp.Because;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Instant VISIT = Instant.parse("2026-11-23T09:00:00Z");

    private static Instant day(int day) {
        return VISIT.plus(Duration.ofDays(day));
    }

    private static Round round(int day, Asked asked, boolean answered) {
        return new Round(day, day(day), day(day + 1), day(day + 14), asked, answered);
    }

    private static Course course(Round... rounds) {
        return new Course(List.of(rounds), List.of());
    }

    @Test
    void oneSilenceIsWaitedFor() {
        assertThat(course(round(1, Asked.YES, false), round(3, Asked.NOT_YET, false))
                        .ending(true, day(3)))
                .isEmpty();
    }

    @Test
    void twoSilencesEndItWhenTheNextIsDue() {
        Course course = course(round(1, Asked.YES, false), round(3, Asked.YES, false), round(7, Asked.NOT_YET, false));
        assertThat(course.ending(true, day(7).minusSeconds(1))).isEmpty();
        assertThat(course.ending(true, day(7))).contains(Because.SILENCE);
        assertThat(course.nextLook(day(6))).contains(day(7));
    }

    @Test
    void answerBetweenOrAfterwardsBreaksTheSilence() {
        Round next = round(14, Asked.NOT_YET, false);
        assertThat(course(round(1, Asked.YES, false), round(3, Asked.YES, true), round(7, Asked.YES, false), next)
                        .ending(true, day(14)))
                .isEmpty();
        assertThat(course(round(1, Asked.YES, true), round(3, Asked.YES, false), next)
                        .ending(true, day(14)))
                .isEmpty();
    }

    /** A check-in that did not leave is nobody's silence. */
    @Test
    void whoWasNotAskedWasNotSilent() {
        assertThat(course(round(1, Asked.YES, false), round(3, Asked.NEVER, false), round(7, Asked.NOT_YET, false))
                        .ending(true, day(7)))
                .isEmpty();
    }

    @Test
    void lastTwoAreWaitedForUntilTheirLinksClose() {
        Course course = course(round(14, Asked.YES, false), round(28, Asked.YES, false));
        assertThat(course.ending(true, day(42).minusSeconds(1))).isEmpty();
        assertThat(course.ending(true, day(42))).contains(Because.SILENCE);
    }

    @Test
    void answerToTheLastCompletesIt() {
        Course course = course(round(1, Asked.YES, true), round(7, Asked.YES, true));
        assertThat(course.ending(true, day(7).plusSeconds(60))).contains(Because.COMPLETED);
    }

    @Test
    void whoWantedNoMoreWasNotSilent() {
        Course course = course(round(1, Asked.YES, false), round(3, Asked.YES, false), round(7, Asked.NOT_YET, false));
        assertThat(course.ending(false, day(7))).contains(Because.OPTED_OUT);
        assertThat(course(round(1, Asked.YES, true), round(7, Asked.NEVER, false))
                        .ending(false, day(7)))
                .contains(Because.OPTED_OUT);
    }

    /** What is due and never leaves ends it, and not only on the day on which its link would have closed. */
    @Test
    void whatIsAboutToLeaveIsLookedAtSoon() {
        Course course = course(round(1, Asked.YES, true), round(7, Asked.NOT_YET, false));
        assertThat(course.nextLook(day(7))).contains(day(7).plusSeconds(3600));
        assertThat(course(round(1, Asked.YES, true), round(7, Asked.NEVER, false))
                        .ending(true, day(7).plusSeconds(3600)))
                .contains(Because.COMPLETED);
    }

    @Test
    void whatGoesOnIsLookedAtAgain() {
        Course course = course(round(1, Asked.YES, true), round(7, Asked.YES, false));
        assertThat(course.ending(true, day(8))).isEmpty();
        assertThat(course.nextLook(day(8))).contains(day(21));
    }

    /** No end may read as if. */
    @Test
    void whoWasAskedNothingHasNotBeenFollowedUp() {
        Course course = course(round(1, Asked.NEVER, false), round(7, Asked.NEVER, false));
        assertThat(course.ending(true, day(7))).contains(Because.NOT_ASKED);
        assertThat(course.ending(false, day(7))).contains(Because.OPTED_OUT);
    }

    @Test
    void whatLacksContentIsWaitedForUntilItIsGivenUp() {
        Course course = course(round(1, Asked.YES, true), round(7, Asked.LACKS_CONTENT, false));
        assertThat(course.ending(true, day(8).minusSeconds(1))).isEmpty();
        assertThat(course.nextLook(day(8).minusSeconds(60))).contains(day(8));
        assertThat(course.ending(true, day(8))).contains(Because.NOT_ASKED);
        assertThat(course(round(1, Asked.LACKS_CONTENT, false), round(7, Asked.YES, true))
                        .ending(true, day(8)))
                .as("asked later all the same")
                .contains(Because.COMPLETED);
    }

    @Test
    void pauseIsNobodysSilence() {
        List<Round> rounds = List.of(
                round(1, Asked.YES, false),
                round(3, Asked.YES, false),
                round(7, Asked.NEVER, false),
                round(14, Asked.NOT_YET, false));
        Instant evening = day(3).plus(Duration.ofHours(9));
        assertThat(new Course(rounds, List.of(new Pause(evening, day(8)))).ending(true, day(8)))
                .isEmpty();
        assertThat(new Course(rounds, List.of(new Pause(evening, null))).ending(true, day(8)))
                .isEmpty();
        assertThat(new Course(rounds, List.of(new Pause(day(7), day(8)))).ending(true, day(8)))
                .as("both had had their time before")
                .contains(Because.SILENCE);
    }

    @Test
    void whoCouldNotAnswerForAPauseHasNotBeenFollowedUp() {
        List<Round> rounds = List.of(round(1, Asked.YES, false), round(7, Asked.NEVER, false));
        assertThat(new Course(rounds, List.of(new Pause(day(2), day(20)))).ending(true, day(20)))
                .contains(Because.NOT_ASKED);
    }
}
