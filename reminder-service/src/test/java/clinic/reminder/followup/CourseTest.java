package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.reminder.followup.Course.Asked;
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
        return new Round(day, day(day), day(day + 14), asked, answered);
    }

    private static Course course(Round... rounds) {
        return new Course(List.of(rounds));
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
}
