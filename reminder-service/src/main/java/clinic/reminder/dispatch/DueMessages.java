package clinic.reminder.dispatch;

import static java.util.Objects.requireNonNull;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.dispatch.PlannedMessage.Identity;
import clinic.vitals.Trace;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages that wait for their time: planned here, withdrawn here. Joins the transaction of who decides. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DueMessages {

    private static final String[] OF_RULES = Stream.of(Purpose.values())
            .filter(Purpose::isOfARule)
            .map(Purpose::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final ToldBefore told;
    private final Announcements announcements;
    private final Bell bell;
    private final Trace trace;
    private final Clock clock;

    DueMessages(JdbcClient jdbc, ToldBefore told, Announcements announcements, Bell bell, Trace trace, Clock clock) {
        this.jdbc = jdbc;
        this.told = told;
        this.announcements = announcements;
        this.bell = bell;
        this.trace = trace;
        this.clock = clock;
    }

    /** Stores a message, unless it is known already; its id if it is new. */
    public Optional<UUID> plan(PlannedMessage message) {
        Optional<ToldBefore.Word> word = told.of(message);
        Optional<UUID> id = word.isPresent()
                ? store(word.get().messageId(), message, word.get().reason(), word.get())
                : store(UUID.randomUUID(), message, message.dropped(), null);
        id.filter(fresh -> word.isEmpty()).ifPresent(fresh -> {
            if (message.dropped() != null) {
                announcements.notSent(MessageRow.about(fresh, message), message.dropped());
            }
            bell.ringAfterCommit();
        });
        return id;
    }

    /** The same, of one that is wanted again where it was withdrawn before it left. */
    public void planOrRevive(PlannedMessage message) {
        if (message.dropped() != null || !revive(message)) {
            plan(message);
        }
    }

    /** @param word what was told of it before, which settles it */
    private Optional<UUID> store(
            UUID id, PlannedMessage message, @Nullable NotSentReason reason, ToldBefore.@Nullable Word word) {
        Timestamp taken = word == null ? null : Timestamp.from(word.at());
        Timestamp settled = word == null && reason != null ? Timestamp.from(clock.instant()) : taken;
        return jdbc.sql("""
                        insert into message (id, appointment_id, follow_up_id, patient_id, schedule_version, purpose,
                            rule, rule_version, channel, recipient, due_at, give_up_at, state, reason, receipt_nonce,
                            taken_at, settled_at, traceparent)
                        values (:id, :appointment, :followUp, :patient, :version, :purpose,
                            :rule, :ruleVersion, :channel, :recipient, :dueAt, :giveUpAt, :state, :reason, :nonce,
                            :takenAt, :settledAt, :trace)
                        on conflict do nothing returning id""")
                .param("id", id)
                .param("appointment", message.appointmentId())
                .param("followUp", message.followUpId())
                .param("patient", message.patientId())
                .param("version", message.scheduleVersion())
                .param("purpose", message.purpose().name())
                .param("rule", message.rule())
                .param("ruleVersion", message.ruleVersion())
                .param(
                        "channel",
                        message.channel() == null ? null : message.channel().name())
                .param("recipient", message.recipient())
                .param("dueAt", Timestamp.from(message.dueAt()))
                .param("giveUpAt", Timestamp.from(message.giveUpAt()))
                .param("state", reason != null ? "NOT_SENT" : word == null ? "PLANNED" : "SENT")
                .param("reason", reason == null ? null : reason.name())
                .param("trace", trace.here())
                .param("nonce", UUID.randomUUID().toString())
                .param("takenAt", taken, Types.TIMESTAMP)
                .param("settledAt", settled, Types.TIMESTAMP)
                .query(UUID.class)
                .optional();
    }

    /** The schedule changed: what has not left for an older version does not leave any more. */
    public void withdrawOlder(UUID appointmentId, int currentVersion) {
        jdbc.sql("""
                        select * from message where appointment_id = :appointment and follow_up_id is null
                            and schedule_version < :version and state = 'PLANNED' for update""")
                .param("appointment", appointmentId)
                .param("version", currentVersion)
                .query(MessageRow::of)
                .list()
                .forEach(message -> withdraw(message, NotSentReason.SUPERSEDED));
    }

    /** A follow-up is over: its check-ins that have not left stay. */
    public void withdrawFollowUp(UUID followUpId) {
        jdbc.sql("select * from message where follow_up_id = :followUp and state = 'PLANNED' for update")
                .param("followUp", followUpId)
                .query(MessageRow::of)
                .list()
                .forEach(message -> withdraw(message, NotSentReason.SUPERSEDED));
    }

    /** Another version of the plan has its day at another time; what has left already stays as it was. */
    public void move(UUID messageId, Instant dueAt, Instant giveUpAt, int ruleVersion) {
        jdbc.sql("""
                        update message set due_at = :dueAt, give_up_at = :giveUpAt, rule_version = :ruleVersion
                        where id = :id and state = 'PLANNED'""")
                .param("dueAt", Timestamp.from(dueAt))
                .param("giveUpAt", Timestamp.from(giveUpAt))
                .param("ruleVersion", ruleVersion)
                .param("id", messageId)
                .update();
        bell.ringAfterCommit();
    }

    /**
     * What has certainly not left, and was withdrawn or had nothing to show, waits again; false for anything else. Whether
     * it then leaves is judged at its time, as always.
     */
    public boolean waitAgain(UUID messageId, Instant dueAt, Instant giveUpAt, int ruleVersion) {
        boolean waits = jdbc.sql("""
                        update message set state = 'PLANNED', reason = null, settled_at = null, retry_at = null,
                            due_at = :dueAt, give_up_at = :giveUpAt, rule_version = :ruleVersion
                        where id = :id and laid_aside_at is null
                            and reason in ('NO_CONSENT', 'NO_ADDRESS', 'ADDRESS_UNDELIVERABLE', 'PROTECTED_IDENTITY',
                                'SUPERSEDED', 'CONTENT_EXPIRED')""")
                        .param("dueAt", Timestamp.from(dueAt))
                        .param("giveUpAt", Timestamp.from(giveUpAt))
                        .param("ruleVersion", ruleVersion)
                        .param("id", messageId)
                        .update()
                == 1;
        bell.ringAfterCommit();
        return waits;
    }

    /** There is something to show for it again: it waits for its time, which has come. */
    public void waitAgain(UUID messageId) {
        jdbc.sql("""
                        update message set state = 'PLANNED', reason = null, settled_at = null, retry_at = null
                        where id = :id and reason = 'CONTENT_EXPIRED' and laid_aside_at is null""").param("id", messageId).update();
        bell.ringAfterCommit();
    }

    /** It is not wanted any more; what has left already stays as it was. */
    public void withdraw(UUID messageId) {
        jdbc.sql("select * from message where id = :id and state = 'PLANNED' for update")
                .param("id", messageId)
                .query(MessageRow::of)
                .list()
                .forEach(message -> withdraw(message, NotSentReason.SUPERSEDED));
    }

    /** Nothing more leaves for this patient, whatever it is about. */
    public void withdrawAll(UUID patientId, NotSentReason because) {
        jdbc.sql("select * from message where patient_id = :patient and state = 'PLANNED' for update")
                .param("patient", patientId)
                .query(MessageRow::of)
                .list()
                .forEach(message -> withdraw(message, because));
    }

    /**
     * The patient's contact or a rule changed: what waits about this version of a visit becomes what is wanted now. What
     * had been withdrawn before it left, and is wanted again, waits again.
     *
     * @param wanted told by which rules something waits, or was refused and said in no other way; nothing of that can
     *     leave before the answer is written down
     * @param why what waited for a channel is not wanted there any more, unless its rule says why
     * @return how many messages leave at another time, are new, or do not leave any more
     */
    public int replace(
            UUID appointmentId,
            int version,
            Function<Set<String>, Collection<PlannedMessage>> wanted,
            Function<@Nullable Channel, NotSentReason> why) {
        List<MessageRow> waiting = jdbc.sql("""
                        select * from message where appointment_id = :appointment and schedule_version = :version
                            and follow_up_id is null and purpose = any(cast(:ofRules as text[]))
                            and state = 'PLANNED' for update""")
                .param("appointment", appointmentId)
                .param("version", version)
                .param("ofRules", OF_RULES)
                .query(MessageRow::of)
                .list();
        Set<Identity> refused = refused(appointmentId, version);
        Set<String> unsaid = rules(refused);
        waiting.forEach(row -> unsaid.add(row.planned().rule()));
        Map<String, NotSentReason> dropped = new HashMap<>();
        Map<Identity, PlannedMessage> kept = new LinkedHashMap<>();
        for (PlannedMessage message : wanted.apply(unsaid)) {
            if (message.dropped() == null) {
                kept.put(message.identity(), message);
            } else {
                dropped.put(message.rule(), message.dropped());
            }
        }
        // What is wanted only where it was refused already is said by what waits in its stead.
        Set<String> saidInstead = rules(kept.keySet());
        kept.keySet().stream().filter(one -> !refused.contains(one)).forEach(one -> saidInstead.remove(one.rule()));
        int changed = 0;
        for (MessageRow row : waiting) {
            PlannedMessage known = row.planned();
            PlannedMessage again = kept.remove(known.identity());
            if (again != null) {
                changed += again.dueAt().equals(known.dueAt()) ? 0 : 1;
                reschedule(row, again);
            } else if (!saidInstead.contains(known.rule())) {
                changed++;
                withdraw(row, dropped.getOrDefault(known.rule(), why.apply(known.channel())));
            }
        }
        for (PlannedMessage message : kept.values()) {
            changed += revive(message) || plan(message).isPresent() ? 1 : 0;
        }
        return changed;
    }

    /**
     * What was refused, and said in no other way, goes by these ways.
     *
     * @param planned without what was refused; what comes of other rules is passed over
     */
    public void sayInstead(UUID appointmentId, int version, String rule, Collection<PlannedMessage> planned) {
        if (!rules(refused(appointmentId, version)).contains(rule)) {
            return;
        }
        for (PlannedMessage message : planned) {
            if (message.rule().equals(rule) && message.dropped() == null) {
                planOrRevive(message);
            }
        }
    }

    /** How many wait that are worded by this template when they leave. */
    public int waiting(Purpose purpose, Channel channel) {
        return jdbc.sql("""
                        select count(*) from message where state = 'PLANNED' and purpose = :purpose
                            and (channel is null or channel = :channel)""")
                .param("purpose", purpose.name())
                .param("channel", channel.name())
                .query(Integer.class)
                .single();
    }

    /** The messages that were refused, and by whose rules the patient was told on no other channel. */
    private Set<Identity> refused(UUID appointmentId, int version) {
        Set<Identity> refused = new HashSet<>();
        jdbc.sql("""
                        select * from message refused
                        where appointment_id = :appointment and schedule_version = :version and follow_up_id is null
                            and purpose = any(cast(:ofRules as text[]))
                            and state = 'NOT_SENT' and reason in ('REFUSED', 'NO_SENDER')
                            and not exists (
                                select from message told where told.appointment_id = refused.appointment_id
                                    and told.schedule_version = refused.schedule_version and told.rule = refused.rule
                                    and told.follow_up_id is null
                                    and told.state in ('SENDING', 'IN_DOUBT', 'SENT'))""")
                .param("appointment", appointmentId)
                .param("version", version)
                .param("ofRules", OF_RULES)
                .query(MessageRow::of)
                .list()
                .forEach(row -> refused.add(row.planned().identity()));
        return refused;
    }

    private static Set<String> rules(Set<Identity> messages) {
        return new HashSet<>(messages.stream().map(Identity::rule).toList());
    }

    /** A template has other words: what did not leave because of the old ones waits again, unless its time has passed. */
    public void worded(Purpose purpose, Instant now) {
        jdbc.sql("""
                        update message set state = 'PLANNED', reason = null, settled_at = null, retry_at = null
                        where purpose = :purpose and reason = 'WORDS_NOT_FOR_EVERYONE' and give_up_at > :now
                            and laid_aside_at is null""")
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .update();
        bell.ringAfterCommit();
    }

    private void reschedule(MessageRow row, PlannedMessage again) {
        jdbc.sql("""
                        update message set due_at = :dueAt, give_up_at = :giveUpAt, rule_version = :ruleVersion
                        where id = :id""")
                .param("dueAt", Timestamp.from(again.dueAt()))
                .param("giveUpAt", Timestamp.from(again.giveUpAt()))
                .param("ruleVersion", again.ruleVersion())
                .param("id", row.id())
                .update();
        bell.ringAfterCommit();
    }

    /** What certainly had not left when it was withdrawn can wait again; false when there is no such message. */
    private boolean revive(PlannedMessage message) {
        List<MessageRow> revived = jdbc.sql("""
                        update message set state = 'PLANNED', reason = null, settled_at = null, retry_at = null
                        where appointment_id = :appointment and schedule_version = :version and follow_up_id is null
                            and rule = :rule and channel = :channel and recipient = :recipient and state = 'NOT_SENT'
                            and reason in ('NO_CONSENT', 'NO_ADDRESS', 'ADDRESS_UNDELIVERABLE', 'PROTECTED_IDENTITY',
                                'SUPERSEDED', 'OUTSIDE_SENDING_WINDOW')
                        returning *""")
                .param("appointment", message.appointmentId())
                .param("version", message.scheduleVersion())
                .param("rule", message.rule())
                .param("channel", requireNonNull(message.channel()).name())
                .param("recipient", message.recipient())
                .query(MessageRow::of)
                .list();
        revived.forEach(row -> reschedule(row, message));
        return !revived.isEmpty();
    }

    private void withdraw(MessageRow message, NotSentReason because) {
        NotSentReason reason = message.honest(because);
        jdbc.sql("update message set state = 'NOT_SENT', reason = :reason, settled_at = :now where id = :id")
                .param("reason", reason.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", message.id())
                .update();
        announcements.notSent(message.about(), reason);
        bell.ringAfterCommit();
    }
}
