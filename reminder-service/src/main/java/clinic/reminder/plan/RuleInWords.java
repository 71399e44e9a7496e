package clinic.reminder.plan;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.plan.Rule.Timing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message rule as staff write and read it; what is left out is as with the rules the clinic starts with.
 *
 * @param name read, not written: it stands in the address
 * @param giveUpBefore so long before the start it does not leave any more; left out of word to those who did not come
 * @param giveUpAfter so long after the start word to those who did not come does not leave any more; left out of all other
 * @param treatment read, not written; null for the clinic's rule
 * @param version read, not written
 * @param changedAt read, not written
 * @param changedBy read, not written; left out where the rule is as it came with the software
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleInWords(
        @Nullable String name,
        @Nullable UUID treatment,
        @Nullable Integer version,
        @Nullable Purpose purpose,
        @Nullable When when,
        @Nullable List<Channel> channels,
        @Nullable Boolean everyChannel,
        @Nullable Duration giveUpBefore,
        @Nullable Duration giveUpAfter,
        @Nullable Window window,
        @Nullable Duration anyHourFor,
        @Nullable Boolean active,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    /** What the patient just did, or had done to them: they may wait for word of it. */
    private static final EnumSet<Purpose> JUST_DONE =
            EnumSet.of(Purpose.CONFIRMATION, Purpose.CHANGE, Purpose.CANCELLATION);

    private static final Duration OF_WHAT_WAS_DONE = Duration.ofMinutes(15);
    private static final Duration LONGEST_GRACE = Duration.ofHours(1);
    private static final Duration LONGEST_UNTIL_MISSED = Duration.ofDays(1);
    private static final Duration MISSED_LATELY = Duration.ofDays(3);
    private static final Duration LONGEST_BEFORE = Duration.ofDays(60);

    /**
     * One of: so long after the last change; so many days before, at the visit's time of day or at one of its own; so
     * long before.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record When(
            @Nullable Duration after,
            @Nullable Integer daysBefore,
            @Nullable LocalTime at,
            @Nullable Duration before) {

        static When of(Timing timing) {
            return switch (timing) {
                case Timing.AtOnce atOnce -> new When(atOnce.grace(), null, null, null);
                case Timing.DaysBefore before -> new When(null, before.days(), before.at(), null);
                case Timing.Before before -> new When(null, null, null, before.length());
            };
        }

        Timing timing(Purpose purpose) {
            if ((after != null) != (purpose != Purpose.REMINDER)) {
                throw new UnfitRule("when", "word of what was done has 'after', a reminder does not");
            }
            if (after != null && daysBefore == null && at == null && before == null) {
                boolean fits = within(
                        after,
                        switch (purpose) {
                            case CONFIRMATION -> Duration.ZERO;
                            case NO_SHOW -> LONGEST_UNTIL_MISSED;
                            default -> LONGEST_GRACE;
                        });
                return UnfitRule.unless(
                        fits, "when.after", "too long, or not for this purpose", new Timing.AtOnce(after));
            }
            if (daysBefore != null && after == null && before == null) {
                boolean fits = daysBefore >= 1 && daysBefore <= LONGEST_BEFORE.toDays();
                return UnfitRule.unless(fits, "when.daysBefore", "1 to 60", new Timing.DaysBefore(daysBefore, at));
            }
            if (before != null && after == null && daysBefore == null && at == null) {
                boolean fits = within(before, LONGEST_BEFORE) && before.toMinutes() > 0;
                return UnfitRule.unless(fits, "when.before", "PT1M to P60D", new Timing.Before(before));
            }
            throw new UnfitRule("when", "exactly one of after, daysBefore, before");
        }
    }

    /** Local times; a message never leaves from {@code closes} on. */
    record Window(@Nullable LocalTime opens, @Nullable LocalTime closes) {}

    static RuleInWords of(KeptRule kept) {
        Rule rule = kept.rule();
        return new RuleInWords(
                rule.name(),
                rule.treatmentId(),
                rule.version(),
                rule.purpose(),
                When.of(rule.timing()),
                rule.channels(),
                rule.everyChannel(),
                rule.purpose() == Purpose.NO_SHOW ? null : rule.giveUp(),
                rule.purpose() == Purpose.NO_SHOW ? rule.giveUp() : null,
                new Window(rule.window().opens(), rule.window().closes()),
                rule.anyHourFor(),
                rule.active(),
                kept.changedAt(),
                kept.changedBy());
    }

    /** The rule that is meant. */
    Rule rule(String named, @Nullable UUID forTreatment) {
        UnfitRule.unless(named.matches("[a-z0-9][a-z0-9-]{0,39}"), "name", "small letters, digits and hyphens", named);
        if (purpose == null || when == null) {
            throw new UnfitRule(purpose == null ? "purpose" : "when", "missing");
        }
        if (!purpose.isOfARule()) {
            throw new UnfitRule("purpose", "no rule is made for it");
        }
        List<Channel> tried = channels == null ? List.of(Channel.SMS, Channel.EMAIL) : channels;
        UnfitRule.unless(
                !tried.isEmpty()
                        && tried.stream().allMatch(Objects::nonNull)
                        && tried.stream().distinct().count() == tried.size(),
                "channels",
                "each once",
                tried);
        Duration anyHour =
                anyHourFor != null ? anyHourFor : JUST_DONE.contains(purpose) ? OF_WHAT_WAS_DONE : Duration.ZERO;
        UnfitRule.unless(
                anyHour.isZero() || JUST_DONE.contains(purpose) && within(anyHour, Duration.ofHours(12)),
                "anyHourFor",
                "only of what was just done, at most PT12H",
                anyHour);
        return new Rule(
                named,
                forTreatment,
                1,
                purpose,
                when.timing(purpose),
                tried,
                everyChannel != null ? everyChannel : purpose == Purpose.CONFIRMATION,
                giveUp(purpose),
                hours(),
                anyHour,
                active == null || active);
    }

    private Duration giveUp(Purpose of) {
        if (of == Purpose.NO_SHOW) {
            UnfitRule.unless(giveUpBefore == null, "giveUpBefore", "not of those who did not come", of);
            Duration after = giveUpAfter == null ? MISSED_LATELY : giveUpAfter;
            boolean fits = within(after, Visits.LONGEST_AFTER) && after.compareTo(LONGEST_GRACE) >= 0;
            return UnfitRule.unless(fits, "giveUpAfter", "PT1H to P14D", after);
        }
        UnfitRule.unless(giveUpAfter == null, "giveUpAfter", "only of those who did not come", of);
        Duration before = giveUpBefore == null ? Duration.ZERO : giveUpBefore;
        return UnfitRule.unless(within(before, LONGEST_BEFORE), "giveUpBefore", "PT0S to P60D", before);
    }

    private SendingWindow hours() {
        if (window == null) {
            return SendingWindow.SHIPPED;
        }
        LocalTime opens = window.opens();
        LocalTime closes = window.closes();
        if (opens == null || closes == null || !opens.isBefore(closes)) {
            throw new UnfitRule("window", "opens before it closes");
        }
        return new SendingWindow(opens, closes);
    }

    private static boolean within(Duration length, Duration longest) {
        return !length.isNegative() && length.compareTo(longest) <= 0;
    }
}
