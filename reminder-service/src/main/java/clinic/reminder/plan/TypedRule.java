package clinic.reminder.plan;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.plan.Rule.Timing;
import clinic.reminder.plan.RuleInWords.When;
import clinic.reminder.plan.RuleInWords.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its form has it.
 *
 * @param when of a reminder: {@code days}, {@code days-at} or {@code before}
 * @param beforeUnit {@code hours} or {@code minutes}
 * @param grace in seconds, of word of a change or a cancellation; in minutes, to those who did not come
 * @param channels such as {@code sms,email}, in the order in which they are tried
 * @param giveUp in minutes before the visit; in hours after its start, to those who did not come
 * @param anyHour in minutes after something was done
 * @param version that the form was made from; null of a rule that is to be
 */
record TypedRule(
        @Nullable String when,
        @Nullable String days,
        @Nullable String at,
        @Nullable String before,
        @Nullable String beforeUnit,
        @Nullable String grace,
        @Nullable String channels,
        @Nullable String everyChannel,
        @Nullable String opens,
        @Nullable String closes,
        @Nullable String giveUp,
        @Nullable String anyHour,
        @Nullable String active,
        @Nullable Integer version) {

    static TypedRule of(Rule rule, @Nullable Integer version) {
        Timing timing = rule.timing();
        Timing.DaysBefore days = timing instanceof Timing.DaysBefore some ? some : null;
        long before = timing instanceof Timing.Before some ? some.length().toMinutes() : 0;
        boolean hours = before % 60 == 0;
        boolean missed = rule.purpose() == Purpose.NO_SHOW;
        return new TypedRule(
                days == null ? "before" : days.at() == null ? "days" : "days-at",
                days == null ? "1" : String.valueOf(days.days()),
                days == null || days.at() == null ? "18:00" : String.valueOf(days.at()),
                before == 0 ? "3" : String.valueOf(hours ? before / 60 : before),
                hours ? "hours" : "minutes",
                timing instanceof Timing.AtOnce atOnce
                        ? String.valueOf(
                                missed
                                        ? atOnce.grace().toMinutes()
                                        : atOnce.grace().toSeconds())
                        : "0",
                String.join(",", rule.channels().stream().map(TypedRule::word).toList()),
                rule.everyChannel() ? "true" : null,
                rule.window().opens().toString(),
                rule.window().closes().toString(),
                String.valueOf(missed ? rule.giveUp().toHours() : rule.giveUp().toMinutes()),
                String.valueOf(rule.anyHourFor().toMinutes()),
                rule.active() ? "true" : null,
                version);
    }

    static String word(Channel channel) {
        return channel == Channel.SMS ? "sms" : "email";
    }

    /**
     * The same as the API takes it, which knows what can be meant.
     *
     * @throws UnfitRule naming the field
     */
    RuleInWords words(Purpose purpose) {
        boolean ofWhatWasDone = purpose != Purpose.REMINDER;
        boolean missed = purpose == Purpose.NO_SHOW;
        return new RuleInWords(
                null,
                null,
                null,
                purpose,
                ofWhatWasDone ? new When(after(missed), null, null, null) : moment(),
                tried(),
                everyChannel != null,
                missed ? null : Duration.ofMinutes(number("giveUpBefore", giveUp)),
                missed ? Duration.ofHours(number("giveUpAfter", giveUp)) : null,
                new Window(time("window", opens), time("window", closes)),
                ofWhatWasDone && !missed ? Duration.ofMinutes(number("anyHourFor", anyHour)) : Duration.ZERO,
                active != null,
                null,
                null);
    }

    private Duration after(boolean missed) {
        int length = number("when.after", grace);
        return missed ? Duration.ofMinutes(length) : Duration.ofSeconds(length);
    }

    private When moment() {
        if ("before".equals(when)) {
            int length = number("when.before", before);
            return new When(
                    null,
                    null,
                    null,
                    "minutes".equals(beforeUnit) ? Duration.ofMinutes(length) : Duration.ofHours(length));
        }
        int daysBefore = number("when.daysBefore", days);
        return new When(null, daysBefore, "days-at".equals(when) ? time("when.at", at) : null, null);
    }

    private List<Channel> tried() {
        return switch (channels == null ? "" : channels) {
            case "sms" -> List.of(Channel.SMS);
            case "email" -> List.of(Channel.EMAIL);
            case "email,sms" -> List.of(Channel.EMAIL, Channel.SMS);
            default -> List.of(Channel.SMS, Channel.EMAIL);
        };
    }

    private static int number(String field, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || !text.matches("[0-9]{1,6}")) {
            throw new UnfitRule(field, "a whole number");
        }
        return Integer.parseInt(text);
    }

    private static LocalTime time(String field, @Nullable String typed) {
        try {
            return LocalTime.parse(typed == null ? "" : typed.strip().replace('.', ':'));
        } catch (DateTimeException unreadable) {
            throw new UnfitRule(field, "a time such as 08:00");
        }
    }
}
