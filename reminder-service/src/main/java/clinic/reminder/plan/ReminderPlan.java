package clinic.reminder.plan;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which messages a visit asks for. Pure: the same visit, rules, contact and time give the same messages.
 *
 * @param rules those for the visit's treatment; no two have the same name
 */
record ReminderPlan(List<Rule> rules) {

    ReminderPlan {
        rules = List.copyOf(rules);
    }

    /** All messages of this version of the visit, the ones that will not be sent with their reason. */
    List<PlannedMessage> messages(KnownVisit visit, Contact contact, ZoneId zone, Instant now) {
        List<PlannedMessage> messages = new ArrayList<>();
        for (Rule rule : inForce(visit, now)) {
            Instant due = rule.dueAt(visit, zone);
            // Whoever books for tomorrow needs no word about the reminder that would have come yesterday.
            if (!due.isBefore(visit.saidAt())) {
                messages.addAll(messages(rule, due, visit, contact, zone));
            }
        }
        return messages;
    }

    /**
     * What is still to come after the contact or a rule has changed: what is ahead, and what waits already or was refused,
     * even if its new time has passed. What has left is not said again.
     *
     * @param waiting the rules of which a message of this version has not left, or reached nobody
     */
    List<PlannedMessage> again(KnownVisit visit, Contact contact, ZoneId zone, Instant now, Set<String> waiting) {
        List<PlannedMessage> messages = new ArrayList<>();
        for (Rule rule : inForce(visit, now)) {
            Instant due = rule.dueAt(visit, zone);
            if (due.isAfter(now)) {
                messages.addAll(messages(rule, due, visit, contact, zone));
            } else if (waiting.contains(rule.name())) {
                messages.addAll(messages(rule, now, visit, contact, zone));
            }
        }
        return messages;
    }

    private List<Rule> inForce(KnownVisit visit, Instant now) {
        return rules.stream()
                .filter(rule -> rule.active() && rule.speaksOf(visit))
                .filter(rule -> rule.giveUpAt(visit.start()).isAfter(now))
                .toList();
    }

    private static List<PlannedMessage> messages(
            Rule rule, Instant due, KnownVisit visit, Contact contact, ZoneId zone) {
        if (contact.protectedIdentity()) {
            return List.of(message(rule, visit, null, "", due, NotSentReason.PROTECTED_IDENTITY));
        }
        if (!agreed(rule.consent(), contact)) {
            return List.of(message(rule, visit, null, "", due, NotSentReason.NO_CONSENT));
        }
        List<Map.Entry<Channel, String>> reached = rule.channels().stream()
                .flatMap(channel -> contact.addresses().entrySet().stream().filter(to -> to.getKey() == channel))
                .toList();
        if (reached.isEmpty()) {
            boolean returned = rule.channels().stream().anyMatch(contact.undeliverable()::contains);
            NotSentReason reason = returned ? NotSentReason.ADDRESS_UNDELIVERABLE : NotSentReason.NO_ADDRESS;
            return List.of(message(rule, visit, null, "", due, reason));
        }
        Instant leaves = rule.leavesAt(due, visit, zone);
        boolean ofUse = leaves.equals(due) || rule.ofUse(leaves, visit.start());
        return reached.stream()
                .limit(rule.everyChannel() ? reached.size() : 1)
                .map(to -> message(
                        rule,
                        visit,
                        to.getKey(),
                        to.getValue(),
                        ofUse ? leaves : due,
                        ofUse ? null : NotSentReason.OUTSIDE_SENDING_WINDOW))
                .toList();
    }

    /** What speaks against sending a planned message now; empty when it may leave. */
    Optional<Verdict> objection(PlannedMessage message, KnownVisit visit, Contact contact, ZoneId zone, Instant now) {
        Rule rule = rule(message.rule()).orElse(null);
        if (rule == null
                || !rule.active()
                || message.scheduleVersion() != visit.scheduleVersion()
                || !rule.speaksOf(visit)) {
            return drop(NotSentReason.SUPERSEDED);
        }
        if (!rule.giveUpAt(visit.start()).isAfter(now)) {
            return drop(NotSentReason.TOO_LATE);
        }
        if (contact.protectedIdentity()) {
            return drop(NotSentReason.PROTECTED_IDENTITY);
        }
        if (!agreed(rule.consent(), contact)) {
            return drop(NotSentReason.NO_CONSENT);
        }
        if (message.channel() == null || !contact.has(message.channel(), message.recipient())) {
            return drop(NotSentReason.NO_ADDRESS);
        }
        Instant leaves = rule.leavesAt(now, visit, zone);
        if (leaves.equals(now)) {
            return Optional.empty();
        }
        return rule.ofUse(leaves, visit.start())
                ? Optional.of(new Verdict.Wait(leaves))
                : drop(NotSentReason.OUTSIDE_SENDING_WINDOW);
    }

    /**
     * Why the rules that speak of a visit as it stands made no message of it.
     *
     * @param speaking the rules that did
     */
    List<Silence> silences(KnownVisit visit, boolean planned, Set<String> speaking) {
        return rules.stream()
                .filter(rule -> rule.speaksOf(visit) && !speaking.contains(rule.name()))
                .map(rule -> new Silence(rule.name(), rule.version(), rule.purpose(), why(rule, planned)))
                .toList();
    }

    private static Silence.Why why(Rule rule, boolean planned) {
        if (!rule.active()) {
            return Silence.Why.SWITCHED_OFF;
        }
        return planned ? Silence.Why.TIME_HAD_PASSED : Silence.Why.AWAITING_CONTACT;
    }

    private Optional<Rule> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
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
                rule.version(),
                channel,
                recipient,
                due,
                rule.giveUpAt(visit.start()),
                dropped);
    }
}
