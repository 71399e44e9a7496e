package clinic.reminder.plan;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.plan.Rule.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A rule that is gone by, in the order in which a visit comes to it.
 *
 * @param own whether the treatment that is looked at has it instead of the clinic's
 */
record RuleLine(Rule rule, boolean own) {

    /** Its words, under {@code rules.when.…}. */
    public String when() {
        return switch (rule.timing()) {
            case Timing.AtOnce atOnce when rule.purpose() == Purpose.NO_SHOW -> "missed";
            case Timing.AtOnce atOnce -> atOnce.grace().isZero() ? "at-once" : "grace";
            case Timing.DaysBefore days -> (days.days() == 1 ? "day" : "days") + (days.at() == null ? "" : "-at");
            case Timing.Before before -> before.length().toMinutes() % 60 == 0 ? "hours" : "minutes";
        };
    }

    /** What is filled in there. */
    public List<Object> amounts() {
        return switch (rule.timing()) {
            case Timing.AtOnce atOnce
            when rule.purpose() == Purpose.NO_SHOW -> List.of(atOnce.grace().toMinutes());
            case Timing.AtOnce atOnce -> List.of(atOnce.grace().toSeconds());
            case Timing.DaysBefore days ->
                Stream.of(days.days() == 1 ? null : days.days(), days.at())
                        .filter(Objects::nonNull)
                        .<Object>map(String::valueOf)
                        .toList();
            case Timing.Before before -> {
                long minutes = before.length().toMinutes();
                yield List.of(minutes % 60 == 0 ? minutes / 60 : minutes);
            }
        };
    }

    public String channels() {
        return String.join(
                rule.everyChannel() ? "+" : ",",
                rule.channels().stream().map(TypedRule::word).toList());
    }

    /** In the order in which a visit comes to them. */
    static int byOccasion(Rule one, Rule other) {
        int purposes = Integer.compare(place(one.purpose()), place(other.purpose()));
        return purposes != 0 ? purposes : ahead(other.timing()).compareTo(ahead(one.timing()));
    }

    private static int place(Purpose purpose) {
        return List.of(Purpose.CONFIRMATION, Purpose.REMINDER, Purpose.CHANGE, Purpose.CANCELLATION, Purpose.NO_SHOW)
                .indexOf(purpose);
    }

    private static Duration ahead(Timing timing) {
        return switch (timing) {
            case Timing.AtOnce atOnce -> Duration.ZERO;
            case Timing.DaysBefore days -> Duration.ofDays(days.days());
            case Timing.Before before -> before.length();
        };
    }
}
