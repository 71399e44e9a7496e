package clinic.reminder.plan;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which messages a visit asks for. Pure: the same visit, contact and time give the same messages. */
final class ReminderPlan {

    /** A reminder that had to wait for the morning is of use only if this much is left before the visit. */
    private static final Duration OF_USE = Duration.ofHours(1);

    private final List<Rule> rules;
    private final SendingWindow window;

    ReminderPlan(List<Rule> rules, SendingWindow window) {
        this.rules = List.copyOf(rules);
        this.window = window;
    }

    /** All messages of this version of the visit, the ones that will not be sent with their reason. */
    List<PlannedMessage> messages(KnownVisit visit, Contact contact, ZoneId zone, Instant now) {
        List<PlannedMessage> messages = new ArrayList<>();
        if (!visit.start().isAfter(now)) {
            return messages;
        }
        for (Rule rule : rules) {
            Instant due = rule.timing().of(visit.knownSince(), visit.start(), zone);
            // Whoever books for tomorrow needs no word about the reminder that would have come yesterday.
            if (rule.on().contains(visit.standing()) && !due.isBefore(visit.knownSince())) {
                messages.addAll(messages(rule, due, visit, contact, zone));
            }
        }
        return messages;
    }

    /** What a change of contact may still move: word of what was done has left, or waits for its address. */
    List<PlannedMessage> reminders(KnownVisit visit, Contact contact, ZoneId zone, Instant now) {
        return messages(visit, contact, zone, now).stream()
                .filter(message ->
                        message.purpose() == Purpose.REMINDER && message.dueAt().isAfter(now))
                .toList();
    }

    private List<PlannedMessage> messages(Rule rule, Instant due, KnownVisit visit, Contact contact, ZoneId zone) {
        if (rule.consent() != null && !contact.agreedTo(rule.consent())) {
            return List.of(message(rule, visit, null, "", due, NotSentReason.NO_CONSENT));
        }
        Map<Channel, String> addresses = contact.addresses();
        if (addresses.isEmpty()) {
            return List.of(message(rule, visit, null, "", due, contact.noAddress()));
        }
        Instant leaves = rule.atOnce() ? due : window.from(due, zone);
        boolean ofUse = leaves.equals(due) || !leaves.isAfter(visit.start().minus(OF_USE));
        return addresses.entrySet().stream()
                .limit(rule.audience() == Rule.Audience.EVERY_ADDRESS ? addresses.size() : 1)
                .map(address -> message(
                        rule,
                        visit,
                        address.getKey(),
                        address.getValue(),
                        ofUse ? leaves : due,
                        ofUse ? null : NotSentReason.OUTSIDE_SENDING_WINDOW))
                .toList();
    }

    /** What speaks against sending a planned message now; empty when it may leave. */
    Optional<Verdict> objection(PlannedMessage message, KnownVisit visit, Contact contact, ZoneId zone, Instant now) {
        Rule rule = rules.stream()
                .filter(known -> known.name().equals(message.rule()))
                .findFirst()
                .orElse(null);
        if (rule == null
                || message.scheduleVersion() != visit.scheduleVersion()
                || !rule.on().contains(visit.standing())) {
            return drop(NotSentReason.SUPERSEDED);
        }
        if (!visit.start().isAfter(now)) {
            return drop(NotSentReason.TOO_LATE);
        }
        if (!agreed(rule.consent(), contact)) {
            return drop(NotSentReason.NO_CONSENT);
        }
        if (message.channel() == null || !contact.has(message.channel(), message.recipient())) {
            return drop(NotSentReason.NO_ADDRESS);
        }
        Instant leaves = rule.atOnce() ? now : window.from(now, zone);
        if (leaves.equals(now)) {
            return Optional.empty();
        }
        return leaves.isAfter(visit.start().minus(OF_USE))
                ? drop(NotSentReason.OUTSIDE_SENDING_WINDOW)
                : Optional.of(new Verdict.Wait(leaves));
    }

    private static boolean agreed(@Nullable ConsentPurpose consent, Contact contact) {
        return consent == null || contact.agreedTo(consent);
    }

    private static Optional<Verdict> drop(NotSentReason reason) {
        return Optional.of(new Verdict.Drop(reason));
    }

    private static PlannedMessage message(
            Rule rule,
            KnownVisit visit,
            @Nullable Channel channel,
            String recipient,
            Instant due,
            @Nullable NotSentReason dropped) {
        return new PlannedMessage(
                visit.appointmentId(),
                null,
                visit.patientId(),
                visit.scheduleVersion(),
                rule.purpose(),
                rule.name(),
                channel,
                recipient,
                due,
                visit.start(),
                dropped);
    }
}
