package clinic.reminder.plan;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.plan.Rule.Timing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clinic's message rules; those it starts with came with the table. */
@Repository
class MessageRules {

    private final JdbcClient jdbc;

    MessageRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a visit for this treatment goes by: the treatment's own rules, and the clinic's where it has none. */
    ReminderPlan planFor(@Nullable UUID treatmentId) {
        return new ReminderPlan(jdbc.sql("""
                        select distinct on (name) * from every_message_rule
                        where treatment_id is null or treatment_id = :treatment
                        order by name, treatment_id nulls last""")
                .param("treatment", treatmentId, java.sql.Types.OTHER)
                .query(MessageRules::rule)
                .list());
    }

    List<KeptRule> all() {
        return jdbc.sql("select * from every_message_rule order by name, treatment_id nulls first")
                .query(MessageRules::kept)
                .list();
    }

    /** Exactly this one: a treatment's own, or with null the clinic's. */
    Optional<KeptRule> find(String name, @Nullable UUID treatmentId) {
        return all().stream()
                .filter(kept -> kept.rule().name().equals(name)
                        && Objects.equals(kept.rule().treatmentId(), treatmentId))
                .findFirst();
    }

    /** Every version of the rules of this name that there ever was, whoever they were for, the latest first. */
    List<KeptRule> versions(String name) {
        return jdbc.sql("""
                        select (jsonb_populate_record(null::message_rule, rule)).* from message_rule_version
                        where name = :name order by version desc, treatment_id nulls first""").param("name", name).query(MessageRules::kept).list();
    }

    /** Keeps a rule in place of the one of its name, with the next version; what that one said stays known. */
    KeptRule keep(Rule rule, String by, Instant now) {
        return jdbc.sql("""
                        with kept as (insert into %s (name, treatment_id, version, purpose, grace_seconds, days_before,
                            at_time, minutes_before, channels, every_channel, give_up_minutes, window_opens,
                            window_closes, any_hour_minutes, active, changed_at, changed_by)
                        values (:name, :treatment,
                            (select coalesce(max(version), 0) + 1 from message_rule_version where name = :name),
                            :purpose, :grace, :days,
                            :at, :minutes, cast(:channels as text[]), :every, :giveUp, :opens,
                            :closes, :anyHour, :active, :now, :by)
                        on conflict (name, treatment_id) do update set version = excluded.version,
                            grace_seconds = excluded.grace_seconds, days_before = excluded.days_before,
                            at_time = excluded.at_time, minutes_before = excluded.minutes_before,
                            channels = excluded.channels, every_channel = excluded.every_channel,
                            give_up_minutes = excluded.give_up_minutes, window_opens = excluded.window_opens,
                            window_closes = excluded.window_closes, any_hour_minutes = excluded.any_hour_minutes,
                            active = excluded.active, changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by
                        returning *),
                        noted as (insert into message_rule_version (name, treatment_id, version, rule, changed_at,
                            changed_by)
                        select name, treatment_id, version, to_jsonb(kept), changed_at, changed_by from kept)
                        select * from kept""".formatted(table(rule.purpose())))
                .param("name", rule.name())
                .param("treatment", rule.treatmentId(), java.sql.Types.OTHER)
                .param("purpose", rule.purpose().name())
                .param(
                        "grace",
                        rule.timing() instanceof Timing.AtOnce atOnce
                                ? atOnce.grace().toSeconds()
                                : null,
                        java.sql.Types.INTEGER)
                .param(
                        "days",
                        rule.timing() instanceof Timing.DaysBefore before ? before.days() : null,
                        java.sql.Types.INTEGER)
                .param(
                        "at",
                        rule.timing() instanceof Timing.DaysBefore before ? before.at() : null,
                        java.sql.Types.TIME)
                .param(
                        "minutes",
                        rule.timing() instanceof Timing.Before before
                                ? before.length().toMinutes()
                                : null,
                        java.sql.Types.INTEGER)
                .param("channels", "{" + String.join(",", names(rule.channels())) + "}")
                .param("every", rule.everyChannel())
                .param("giveUp", rule.giveUp().toMinutes())
                .param("opens", rule.window().opens())
                .param("closes", rule.window().closes())
                .param("anyHour", rule.anyHourFor().toMinutes())
                .param("active", rule.active())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .query(MessageRules::kept)
                .single();
    }

    /** False when the treatment has no such rule of its own. */
    boolean forget(String name, UUID treatmentId) {
        return find(name, treatmentId)
                .filter(kept -> jdbc.sql("delete from %s where name = :name and treatment_id = :treatment"
                                        .formatted(table(kept.rule().purpose())))
                                .param("name", name)
                                .param("treatment", treatmentId)
                                .update()
                        == 1)
                .isPresent();
    }

    private static String table(Purpose purpose) {
        return purpose == Purpose.NO_SHOW ? "message_rule_after" : "message_rule";
    }

    private static List<String> names(List<Channel> channels) {
        return channels.stream().map(Enum::name).toList();
    }

    private static KeptRule kept(ResultSet row, int number) throws SQLException {
        return new KeptRule(rule(row, number), row.getTimestamp("changed_at").toInstant(), row.getString("changed_by"));
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getString("name"),
                row.getObject("treatment_id", UUID.class),
                row.getInt("version"),
                Purpose.valueOf(row.getString("purpose")),
                timing(row),
                Stream.of((String[]) row.getArray("channels").getArray())
                        .map(Channel::valueOf)
                        .toList(),
                row.getBoolean("every_channel"),
                Duration.ofMinutes(row.getInt("give_up_minutes")),
                new SendingWindow(
                        row.getObject("window_opens", LocalTime.class),
                        row.getObject("window_closes", LocalTime.class)),
                Duration.ofMinutes(row.getInt("any_hour_minutes")),
                row.getBoolean("active"));
    }

    private static Timing timing(ResultSet row) throws SQLException {
        Integer grace = row.getObject("grace_seconds", Integer.class);
        if (grace != null) {
            return new Timing.AtOnce(Duration.ofSeconds(grace));
        }
        Integer days = row.getObject("days_before", Integer.class);
        return days != null
                ? new Timing.DaysBefore(days, row.getObject("at_time", LocalTime.class))
                : new Timing.Before(Duration.ofMinutes(row.getInt("minutes_before")));
    }
}
