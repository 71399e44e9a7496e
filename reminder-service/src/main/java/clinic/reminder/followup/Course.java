package clinic.reminder.followup;

import clinic.reminder.followup.FollowUp.Because;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a follow-up has gone so far: its check-ins, in the order of their days, and whether they were answered. Silence is
 * never taken for an answer: two in a row end the follow-up, and a person has to find out why.
 */
record Course(List<Round> rounds) {

    enum Asked {
        /** Its message has not left yet. */
        NOT_YET,
        YES,
        /** It did not leave, and will not: nobody was asked, so nobody was silent. */
        NEVER
    }

    /**
     * One check-in.
     *
     * @param due when its message leaves
     * @param closes from here on its link opens nothing
     */
    record Round(int day, Instant due, Instant closes, Asked asked, boolean answered) {

        private boolean isOver(Instant now) {
            return answered || asked == Asked.NEVER || !now.isBefore(closes);
        }

        /** It may turn out never to leave, and then nobody has to wait until its link would have closed. */
        private boolean isLeaving(Instant now) {
            return asked == Asked.NOT_YET && !now.isBefore(due);
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
            return Optional.of(agreed ? Because.COMPLETED : Because.OPTED_OUT);
        }
        return Optional.empty();
    }

    /** Whether the last two of whom an answer could be told are both without one. */
    boolean isSilent(Instant now) {
        List<Boolean> told = new ArrayList<>();
        for (Round round : rounds) {
            if (round.asked() == Asked.YES && (round.answered() || hadItsTime(round, now))) {
                told.add(round.answered());
            }
        }
        return told.size() >= SILENCES
                && told.subList(told.size() - SILENCES, told.size()).stream().noneMatch(answered -> answered);
    }

    /** Until the next one is due, or its link closes, somebody may still be about to answer. */
    private boolean hadItsTime(Round round, Instant now) {
        return !now.isBefore(round.closes())
                || rounds.stream()
                        .anyMatch(later ->
                                later.due().isAfter(round.due()) && !later.due().isAfter(now));
    }

    /** When it has to be seen again whether it goes on. */
    Optional<Instant> nextLook(Instant now) {
        return rounds.stream()
                .filter(round -> !round.isOver(now))
                .flatMap(round ->
                        round.isLeaving(now) ? Stream.of(now.plus(SOON)) : Stream.of(round.due(), round.closes()))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }
}
