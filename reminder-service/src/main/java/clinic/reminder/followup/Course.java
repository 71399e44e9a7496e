package clinic.reminder.followup;

import clinic.reminder.followup.FollowUp.Because;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a follow-up has gone so far: its check-ins, in the order of their days, and whether they were answered. Silence is
 * never taken for an answer: two in a row end the follow-up, and a person has to find out why. Nor is a question that was
 * never asked.
 *
 * @param pauses when nobody could answer, because the follow-up rested
 */
record Course(List<Round> rounds, List<Pause> pauses) {

    enum Asked {
        /** Its message has not left yet. */
        NOT_YET,
        YES,
        /** There is nothing to show for an answer. It leaves once there is, until it is given up. */
        LACKS_CONTENT,
        /** It did not leave, and will not: nobody was asked, so nobody was silent. */
        NEVER
    }

    /**
     * One check-in.
     *
     * @param due when its message leaves
     * @param givenUp from here on its message does not leave any more
     * @param closes from here on its link opens nothing
     */
    record Round(int day, Instant due, Instant givenUp, Instant closes, Asked asked, boolean answered) {

        private boolean isOver(Instant now) {
            return answered
                    || asked == Asked.NEVER
                    || asked == Asked.LACKS_CONTENT && !now.isBefore(givenUp)
                    || !now.isBefore(closes);
        }

        /** It may turn out never to leave, and then nobody has to wait until its link would have closed. */
        private boolean isLeaving(Instant now) {
            return (asked == Asked.NOT_YET || asked == Asked.LACKS_CONTENT) && !now.isBefore(due);
        }

        private Stream<Instant> looks(Instant now) {
            return isLeaving(now) ? Stream.of(now.plus(SOON), givenUp) : Stream.of(due, closes);
        }
    }

    /** @param until null while it lasts */
    record Pause(Instant since, @Nullable Instant until) {

        private boolean touches(Instant from, Instant to) {
            return since.isBefore(to) && (until == null || until.isAfter(from));
        }
    }

    private static final int SILENCES = 2;
    private static final Duration SOON = Duration.ofHours(1);

    Course {
        rounds = rounds.stream().sorted(Comparator.comparing(Round::due)).toList();
    }

    /** Why it ends now; empty while it goes on. */
    Optional<Because> ending(boolean agreed, Instant now) {
        if (isSilent(now)) {
            return Optional.of(agreed ? Because.SILENCE : Because.OPTED_OUT);
        }
        if (rounds.stream().allMatch(round -> round.isOver(now))) {
            return Optional.of(agreed ? ranOut() : Because.OPTED_OUT);
        }
        return Optional.empty();
    }

    /** Whoever was asked nothing, or nothing any more because there was nothing to show, has not been followed to the end. */
    private Because ranOut() {
        int last = rounds.size() - 1;
        while (last >= 0 && !couldBeAnswered(rounds.get(last))) {
            last--;
        }
        boolean cutOff = rounds.subList(last + 1, rounds.size()).stream()
                .anyMatch(round -> round.asked() == Asked.LACKS_CONTENT);
        return last < 0 || cutOff ? Because.NOT_ASKED : Because.COMPLETED;
    }

    /** Whether the last two of whom an answer could be told are both without one. */
    boolean isSilent(Instant now) {
        List<Boolean> told = new ArrayList<>();
        for (Round round : rounds) {
            if (couldBeAnswered(round) && (round.answered() || hadItsTime(round, now))) {
                told.add(round.answered());
            }
        }
        return told.size() >= SILENCES
                && told.subList(told.size() - SILENCES, told.size()).stream().noneMatch(answered -> answered);
    }

    /** A pause is nobody's silence: while it lasted, the page said that there is nothing to answer. */
    private boolean couldBeAnswered(Round round) {
        return round.asked() == Asked.YES
                && (round.answered()
                        || pauses.stream().noneMatch(pause -> pause.touches(round.due(), endOfItsTime(round))));
    }

    /** Until the next one is due, or its link closes, somebody may still be about to answer. */
    private boolean hadItsTime(Round round, Instant now) {
        return !now.isBefore(endOfItsTime(round));
    }

    private Instant endOfItsTime(Round round) {
        return rounds.stream()
                .map(Round::due)
                .filter(later -> later.isAfter(round.due()) && later.isBefore(round.closes()))
                .min(Comparator.naturalOrder())
                .orElse(round.closes());
    }

    /** When it has to be seen again whether it goes on. */
    Optional<Instant> nextLook(Instant now) {
        return rounds.stream()
                .filter(round -> !round.isOver(now))
                .flatMap(round -> round.looks(now))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }
}
