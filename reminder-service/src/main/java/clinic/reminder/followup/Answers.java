package clinic.reminder.followup;

import clinic.contracts.content.Progress;
import clinic.contracts.content.RedFlagLevel;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What patients say in their check-ins, as they say it: typed so far, answered, and what matters to them. */
@Component
public class Answers {

    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Answer.Shown>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Answers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Answer> to(UUID checkInId) {
        return jdbc.sql("select * from answer where check_in_id = :id")
                .param("id", checkInId)
                .query((row, number) -> new Answer(
                        row.getTimestamp("answered_at").toInstant(),
                        row.getObject("pain", Integer.class),
                        row.getObject("function", Integer.class),
                        named(Progress.class, row.getString("progress")),
                        row.getBoolean("call_wanted"),
                        row.getBoolean("offer_rebooking"),
                        json.readValue(row.getString("red_flags"), WORDS),
                        named(RedFlagLevel.class, row.getString("red_flag_level")),
                        instant(row.getTimestamp("flagged_at")),
                        json.readValue(row.getString("shown"), ITEMS)))
                .optional();
    }

    /**
     * Keeps an answer; of several, the first counts, and so does each red flag that was not said before, and one that is
     * worse than it was. What was said before stays said, with its own time, and asks for no less.
     */
    public boolean keep(UUID checkInId, Answer answer) {
        boolean kept = jdbc.sql("""
                        insert into answer (check_in_id, answered_at, pain, function, progress, call_wanted,
                            offer_rebooking, red_flags, red_flag_level, flagged_at, shown)
                        values (:id, :at, :pain, :function, :progress, :callWanted, :rebook, cast(:flags as jsonb),
                            :level, :flaggedAt, cast(:shown as jsonb))
                        on conflict (check_in_id) do update set
                            red_flags = answer.red_flags || (
                                select coalesce(jsonb_agg(flag), '[]') from jsonb_array_elements(excluded.red_flags) flag
                                where not answer.red_flags @> flag),
                            red_flag_level = case when answer.red_flag_level = 'EMERGENCY'
                                then answer.red_flag_level else excluded.red_flag_level end,
                            flagged_at = greatest(answer.flagged_at, excluded.flagged_at),
                            shown = answer.shown || excluded.shown
                        where not answer.red_flags @> excluded.red_flags
                            or (answer.red_flag_level = 'CONTACT_CARE_TODAY'
                                and excluded.red_flag_level = 'EMERGENCY')""")
                        .param("id", checkInId)
                        .param("at", Timestamp.from(answer.at()))
                        .param("pain", answer.pain())
                        .param("function", answer.function())
                        .param("progress", name(answer.progress()))
                        .param("callWanted", answer.callWanted())
                        .param("rebook", answer.offerRebooking())
                        .param("flags", json.writeValueAsString(answer.redFlags()))
                        .param("level", name(answer.level()))
                        .param(
                                "flaggedAt",
                                answer.flaggedAt() == null ? null : Timestamp.from(answer.flaggedAt()),
                                Types.TIMESTAMP)
                        .param("shown", json.writeValueAsString(answer.shown()))
                        .update()
                == 1;
        jdbc.sql("update check_in set draft = null, drafted_at = null where id = :id and draft is not null")
                .param("id", checkInId)
                .update();
        return kept;
    }

    /** Keeps what is typed so far; not on top of an answer. */
    public void keepTyped(UUID checkInId, Map<String, String> typed, Instant now) {
        jdbc.sql("""
                        update check_in set draft = cast(:draft as jsonb), drafted_at = :now
                        where id = :id and not exists (select from answer where check_in_id = :id)""")
                .param("draft", json.writeValueAsString(typed))
                .param("now", Timestamp.from(now))
                .param("id", checkInId)
                .update();
    }

    /** What was typed before then and never sent is nobody's any more. */
    void forgetTyped(Instant before) {
        jdbc.sql("update check_in set draft = null, drafted_at = null where drafted_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** What was typed since then, if anything was. */
    public Map<String, String> typed(UUID checkInId, Instant since) {
        return jdbc.sql("select draft from check_in where id = :id and drafted_at >= :since")
                .param("id", checkInId)
                .param("since", Timestamp.from(since))
                .query(String.class)
                .optional()
                .map(draft -> json.readValue(draft, TYPED))
                .orElse(Map.of());
    }

    /** What matters to the patient, in their words; empty until they have said. */
    public Optional<String> activity(UUID followUpId) {
        return jdbc.sql("select activity from follow_up where id = :id and activity is not null")
                .param("id", followUpId)
                .query(String.class)
                .optional();
    }

    /** The first word counts: what is rated must stay the same. */
    public void name(UUID followUpId, String activity) {
        jdbc.sql("update follow_up set activity = :activity where id = :id and activity is null")
                .param("activity", activity)
                .param("id", followUpId)
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String name(@Nullable Enum<?> named) {
        return named == null ? null : named.name();
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
