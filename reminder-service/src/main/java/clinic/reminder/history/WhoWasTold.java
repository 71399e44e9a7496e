package clinic.reminder.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What patients were shown and sent of one item of content, whatever has become of it since. */
@Component
class WhoWasTold {

    /** How often one version was shown on the pages after an answer, in one language. */
    record Shown(String locale, int version, int times, int patients, Instant first, Instant last) {}

    /** Questions that left on a plan, by the version they left by. */
    record Asked(String channel, int version, int times, int patients, Instant first, Instant last) {}

    /** One patient whom a version was shown to, or who was asked by it. */
    record ToWhom(UUID patient, int version, Instant at) {}

    /** With a later red flag the safety questions were asked once more; the advice of before was not shown again. */
    private static final String LAST_SHOWN = """
            case when told.item ->> 'itemId' = follow_up.condition_id::text
                then greatest(answered_at, flagged_at) else answered_at end""";

    private final JdbcClient jdbc;

    WhoWasTold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Shown> shown(UUID item) {
        return jdbc.sql("""
                        select told.item ->> 'locale' as locale, (told.item ->> 'version')::int as version, count(*) as times,
                            count(distinct patient_id) as patients, min(answered_at) as first,
                            max(%s) as last
                        from answer
                        join check_in on check_in.id = answer.check_in_id
                        join follow_up on follow_up.id = check_in.follow_up_id,
                            jsonb_array_elements(answer.shown) as told (item)
                        where told.item ->> 'itemId' = :item
                        group by 1, 2 order by 2 desc, 1""".formatted(LAST_SHOWN))
                .param("item", item.toString())
                .query((row, number) -> new Shown(
                        row.getString("locale"),
                        row.getInt("version"),
                        row.getInt("times"),
                        row.getInt("patients"),
                        row.getObject("first", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Asked> asked(UUID plan) {
        return jdbc.sql("""
                        select message.channel, message.rule_version as version, count(*) as times,
                            count(distinct follow_up.patient_id) as patients, min(settled_at) as first,
                            max(settled_at) as last
                        from message
                        join check_in on check_in.message_id = message.id
                        join follow_up on follow_up.id = check_in.follow_up_id
                        where follow_up.plan_id = :plan and message.state = 'SENT'
                        group by 1, 2 order by 2 desc, 1""")
                .param("plan", plan)
                .query((row, number) -> new Asked(
                        row.getString("channel"),
                        row.getInt("version"),
                        row.getInt("times"),
                        row.getInt("patients"),
                        row.getObject("first", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * The latest first, as many as one would ring. Whoever was erased is shown to nobody.
     *
     * @param protectedOnes whether with those whose identity is protected
     */
    List<ToWhom> toWhom(UUID item, boolean protectedOnes, int most) {
        return jdbc.sql("""
                        select patient_id, max(version) as version, max(at) as at from (
                            select follow_up_id, (told.item ->> 'version')::int as version, %s as at
                            from answer
                            join check_in on check_in.id = answer.check_in_id
                            join follow_up on follow_up.id = check_in.follow_up_id,
                                jsonb_array_elements(answer.shown) as told (item)
                            where told.item ->> 'itemId' = :item
                            union all
                            select check_in.follow_up_id, message.rule_version, message.settled_at
                            from message
                            join check_in on check_in.message_id = message.id
                            join follow_up on follow_up.id = check_in.follow_up_id
                            where follow_up.plan_id = cast(:item as uuid) and message.state = 'SENT') as told
                        join follow_up on follow_up.id = told.follow_up_id
                        where follow_up.locked_at is null
                            and (:protectedOnes or not exists (select from contact
                                where contact.patient_id = follow_up.patient_id and contact.protected_identity))
                        group by patient_id order by at desc limit :most""".formatted(LAST_SHOWN))
                .param("item", item.toString())
                .param("protectedOnes", protectedOnes)
                .param("most", most)
                .query((row, number) -> new ToWhom(
                        row.getObject("patient_id", UUID.class),
                        row.getInt("version"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
