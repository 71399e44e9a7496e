package clinic.reminder.plan;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.plan.Rule.Timing;
import java.time.Duration;
import java.util.List;

/** The rules a clinic starts with, for tests without a database; {@link MessageRulesIT} holds them against the table. */
final class ShippedRules {

    static final List<Rule> ALL = List.of(
            said("confirmation", Purpose.CONFIRMATION, Duration.ZERO, true),
            said("change", Purpose.CHANGE, Duration.ofSeconds(15), false),
            said("cancellation", Purpose.CANCELLATION, Duration.ofSeconds(15), false),
            reminder("reminder-48h", new Timing.DaysBefore(2, null)),
            reminder("reminder-3h", new Timing.Before(Duration.ofHours(3))),
            new Rule(
                    "no-show",
                    null,
                    1,
                    Purpose.NO_SHOW,
                    new Timing.AtOnce(Duration.ofHours(1)),
                    List.of(Channel.SMS, Channel.EMAIL),
                    false,
                    Duration.ofDays(3),
                    SendingWindow.SHIPPED,
                    Duration.ZERO,
                    true));

    private ShippedRules() {}

    static Rule reminder(String name, Timing timing) {
        return rule(name, Purpose.REMINDER, timing, false, Duration.ZERO);
    }

    private static Rule said(String name, Purpose purpose, Duration grace, boolean everyChannel) {
        return rule(name, purpose, new Timing.AtOnce(grace), everyChannel, Duration.ofMinutes(15));
    }

    private static Rule rule(String name, Purpose purpose, Timing timing, boolean everyChannel, Duration anyHourFor) {
        return new Rule(
                name,
                null,
                1,
                purpose,
                timing,
                List.of(Channel.SMS, Channel.EMAIL),
                everyChannel,
                Duration.ZERO,
                SendingWindow.SHIPPED,
                anyHourFor,
                true);
    }
}
