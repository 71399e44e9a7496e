package clinic.reminder.followup;

import clinic.contracts.content.Progress;
import clinic.contracts.content.RedFlagLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Follow-ups with their check-ins and answers. */
@Component
public class FollowUps {

    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Answer.Shown>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

    /** What happened to a follow-up. */
    public enum Change {
        STARTED,
        PAUSED,
        RESUMED,
        /** To another version of its plan. */
        MOVED,
        /** A clinician's findings, and with them which advice comes. */
        FOUND,
        ENDED
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FollowUps(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False while the visit has a follow-up that is not over. */
    boolean start(FollowUp followUp, @Nullable String by, Instant now) {
        boolean started = jdbc.sql("""
                        insert into follow_up (id, appointment_id, schedule_version, patient_id, location_id,
                            condition_id, mechanism, switches, plan_id, plan_version, visit_starts_at, standing,
                            started_at)
                        values (:id, :appointment, :version, :patient, :location, :condition, :mechanism,
                            cast(:switches as jsonb), :plan,
                            :planVersion, :visitStart, 'ACTIVE', :now)
                        on conflict (appointment_id) where standing <> 'ENDED' do nothing""")
                        .param("id", followUp.id())
                        .param("appointment", followUp.appointmentId())
                        .param("version", followUp.scheduleVersion())
                        .param("patient", followUp.patientId())
                        .param("location", followUp.locationId())
                        .param("condition", followUp.conditionId())
                        .param("mechanism", followUp.findings().mechanism())
                        .param(
                                "switches",
                                json.writeValueAsString(followUp.findings().switches()))
                        .param("plan", followUp.planId())
                        .param("planVersion", followUp.planVersion())
                        .param("visitStart", Timestamp.from(followUp.visitStart()))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
        if (started) {
            changed(followUp.id(), Change.STARTED, null, followUp.planVersion(), by, now);
        }
        return started;
    }

    void add(CheckIn checkIn) {
        jdbc.sql("""
                        insert into check_in (id, follow_up_id, day, message_id, nonce, expires_at)
                        values (:id, :followUp, :day, :message, :nonce, :expires)""")
                .param("id", checkIn.id())
                .param("followUp", checkIn.followUpId())
                .param("day", checkIn.day())
                .param("message", checkIn.messageId())
                .param("nonce", checkIn.nonce())
                .param("expires", Timestamp.from(checkIn.expiresAt()))
                .update();
    }

    public Optional<CheckIn> checkIn(UUID id) {
        return jdbc.sql("select * from check_in where id = :id")
                .param("id", id)
                .query(FollowUps::checkIn)
                .optional();
    }

    Optional<CheckIn> checkInOf(UUID messageId) {
        return jdbc.sql("select * from check_in where message_id = :message")
                .param("message", messageId)
                .query(FollowUps::checkIn)
                .optional();
    }

    public FollowUp followUp(UUID id) {
        return jdbc.sql("select * from follow_up where id = :id")
                .param("id", id)
                .query(this::read)
                .single();
    }

    /** Two answers at once are taken one after the other. */
    public FollowUp locked(UUID id) {
        return jdbc.sql("select * from follow_up where id = :id for update")
                .param("id", id)
                .query(this::read)
                .single();
    }

    /** Those of a visit that are not over: one at most. */
    Optional<FollowUp> underWay(UUID appointmentId) {
        return jdbc.sql("select * from follow_up where appointment_id = :id and standing <> 'ENDED' for update")
                .param("id", appointmentId)
                .query(this::read)
                .optional();
    }

    /** Those of a patient that are not over. */
    List<FollowUp> underWayOf(UUID patientId) {
        return jdbc.sql("select * from follow_up where patient_id = :id and standing <> 'ENDED' for update")
                .param("id", patientId)
                .query(this::read)
                .list();
    }

    /** A red flag pauses also what staff have paused before. */
    public void pause(FollowUp followUp, FollowUp.Because because, @Nullable String by, Instant now) {
        int paused = jdbc.sql("""
                        update follow_up set standing = 'PAUSED', because = :because, look_at = null
                        where id = :id and standing <> 'ENDED' and because is distinct from :because""")
                .param("because", because.name())
                .param("id", followUp.id())
                .update();
        if (paused == 1) {
            changed(followUp.id(), Change.PAUSED, because, followUp.planVersion(), by, now);
        }
    }

    void resume(FollowUp followUp, String by, Instant now) {
        jdbc.sql("update follow_up set standing = 'ACTIVE', because = null where id = :id")
                .param("id", followUp.id())
                .update();
        lookNow(followUp.id(), now);
        changed(followUp.id(), Change.RESUMED, null, followUp.planVersion(), by, now);
    }

    /** False when it was over already. */
    boolean end(FollowUp followUp, FollowUp.Because because, @Nullable String by, Instant now) {
        boolean ended = jdbc.sql("""
                        update follow_up set standing = 'ENDED', because = :because, look_at = null
                        where id = :id and standing <> 'ENDED'""")
                        .param("because", because.name())
                        .param("id", followUp.id())
                        .update()
                == 1;
        if (ended) {
            changed(followUp.id(), Change.ENDED, because, followUp.planVersion(), by, now);
        }
        return ended;
    }

    void move(FollowUp followUp, int planVersion, String by, Instant now) {
        jdbc.sql("update follow_up set plan_version = :version where id = :id")
                .param("version", planVersion)
                .param("id", followUp.id())
                .update();
        changed(followUp.id(), Change.MOVED, null, planVersion, by, now);
    }

    /** Each change keeps what was said at its time, so that nobody has to guess later why a patient was told something. */
    void found(FollowUp followUp, Findings findings, String by, Instant now) {
        jdbc.sql("update follow_up set mechanism = :mechanism, switches = cast(:switches as jsonb) where id = :id")
                .param("mechanism", findings.mechanism())
                .param("switches", json.writeValueAsString(findings.switches()))
                .param("id", followUp.id())
                .update();
        changed(followUp.id(), Change.FOUND, null, followUp.planVersion(), by, now);
    }

    private void changed(
            UUID followUpId,
            Change what,
            FollowUp.@Nullable Because because,
            int planVersion,
            @Nullable String by,
            Instant now) {
        jdbc.sql("""
                        insert into follow_up_change (follow_up_id, at, what, because, plan_version, by, mechanism, switches)
                        select id, :now, :what, :because, :version, :by, mechanism, switches
                        from follow_up where id = :id""")
                .param("id", followUpId)
                .param("now", Timestamp.from(now))
                .param("what", what.name())
                .param("because", because == null ? null : because.name())
                .param("version", planVersion)
                .param("by", by)
                .update();
    }

    /** Its check-ins whose message has not left. */
    List<CheckIn> waiting(UUID followUpId) {
        return jdbc.sql("""
                        select check_in.* from check_in join message on message.id = message_id
                        where check_in.follow_up_id = :id and message.state = 'PLANNED'""").param("id", followUpId).query(FollowUps::checkIn).list();
    }

    void opensUntil(UUID checkInId, Instant expires) {
        jdbc.sql("update check_in set expires_at = :expires where id = :id")
                .param("expires", Timestamp.from(expires))
                .param("id", checkInId)
                .update();
    }

    Course course(UUID followUpId) {
        return new Course(jdbc.sql("""
                        select day, due_at, expires_at, state,
                            exists (select from answer where check_in_id = check_in.id) as answered
                        from check_in join message on message.id = message_id where check_in.follow_up_id = :id""")
                .param("id", followUpId)
                .query((row, number) -> new Course.Round(
                        row.getInt("day"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        asked(row.getString("state")),
                        row.getBoolean("answered")))
                .list());
    }

    private static Course.Asked asked(String state) {
        return switch (state) {
            case "NOT_SENT" -> Course.Asked.NEVER;
            // What is in doubt may have arrived; taken for asked, a person rather looks once too often.
            case "SENT", "IN_DOUBT" -> Course.Asked.YES;
            default -> Course.Asked.NOT_YET;
        };
    }

    List<UUID> toLookAt(Instant now, int atMost) {
        return jdbc.sql("select id from follow_up where look_at <= :now order by look_at limit :most")
                .param("now", Timestamp.from(now))
                .param("most", atMost)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    Optional<Instant> nextLook() {
        return jdbc.sql("select min(look_at) from follow_up")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** What was asked earlier may close before the next message is due. */
    void lookNow(UUID followUpId, Instant now) {
        jdbc.sql("update follow_up set look_at = :now where id = :id and standing = 'ACTIVE'")
                .param("id", followUpId)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** At its start nothing can come of looking before that; where there is none, it is over, and looked at now. */
    void lookWhenTheNextIsDue(UUID followUpId, Instant now) {
        jdbc.sql("""
                        update follow_up set look_at = coalesce(
                            (select min(due_at) from message where follow_up_id = :id and state = 'PLANNED'), :now)
                        where id = :id and standing = 'ACTIVE'""").param("id", followUpId).param("now", Timestamp.from(now)).update();
    }

    void lookAgain(UUID followUpId, Optional<Instant> at) {
        jdbc.sql("update follow_up set look_at = :at where id = :id")
                .param("at", at.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("id", followUpId)
                .update();
    }

    public Optional<Answer> answer(UUID checkInId) {
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
                        json.readValue(row.getString("shown"), ITEMS)))
                .optional();
    }

    /** Keeps an answer; of several, the first counts, and a red flag counts even after an answer without one. */
    public boolean keep(UUID checkInId, Answer answer) {
        boolean kept = jdbc.sql("""
                        insert into answer (check_in_id, answered_at, pain, function, progress, call_wanted,
                            offer_rebooking, red_flags, red_flag_level, shown)
                        values (:id, :at, :pain, :function, :progress, :callWanted, :rebook, cast(:flags as jsonb),
                            :level, cast(:shown as jsonb))
                        on conflict (check_in_id) do update set red_flags = excluded.red_flags,
                            red_flag_level = excluded.red_flag_level, shown = answer.shown || excluded.shown
                        where answer.red_flag_level is null and excluded.red_flag_level is not null""")
                        .param("id", checkInId)
                        .param("at", Timestamp.from(answer.at()))
                        .param("pain", answer.pain())
                        .param("function", answer.function())
                        .param("progress", name(answer.progress()))
                        .param("callWanted", answer.callWanted())
                        .param("rebook", answer.offerRebooking())
                        .param("flags", json.writeValueAsString(answer.redFlags()))
                        .param("level", name(answer.level()))
                        .param("shown", json.writeValueAsString(answer.shown()))
                        .update()
                == 1;
        jdbc.sql("update check_in set draft = null, drafted_at = null where id = :id and draft is not null")
                .param("id", checkInId)
                .update();
        return kept;
    }

    /** Keeps what is typed so far; not on top of an answer. */
    public void draft(UUID checkInId, Map<String, String> typed, Instant now) {
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
    public Map<String, String> draft(UUID checkInId, Instant since) {
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

    /** All of a patient's that may be shown, the latest first. */
    public List<FollowUp> of(UUID patientId) {
        return jdbc.sql("select * from follow_up where patient_id = :id and locked_at is null order by started_at desc")
                .param("id", patientId)
                .query(this::read)
                .list();
    }

    /** In the order of their days. */
    public List<CheckIn> checkIns(UUID followUpId) {
        return jdbc.sql("select * from check_in where follow_up_id = :id order by day")
                .param("id", followUpId)
                .query(FollowUps::checkIn)
                .list();
    }

    /** In the order it happened. */
    public List<Changed> changes(UUID followUpId) {
        return jdbc.sql("select * from follow_up_change where follow_up_id = :id order by at")
                .param("id", followUpId)
                .query((row, number) -> new Changed(
                        row.getTimestamp("at").toInstant(),
                        Change.valueOf(row.getString("what")),
                        named(FollowUp.Because.class, row.getString("because")),
                        row.getInt("plan_version"),
                        row.getString("by"),
                        new Findings(row.getString("mechanism"), json.readValue(row.getString("switches"), TYPED))))
                .list();
    }

    private static CheckIn checkIn(ResultSet row, int number) throws SQLException {
        return new CheckIn(
                row.getObject("id", UUID.class),
                row.getObject("follow_up_id", UUID.class),
                row.getInt("day"),
                row.getObject("message_id", UUID.class),
                row.getString("nonce"),
                row.getTimestamp("expires_at").toInstant());
    }

    private FollowUp read(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                row.getObject("id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                row.getInt("schedule_version"),
                row.getObject("patient_id", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getObject("condition_id", UUID.class),
                new Findings(row.getString("mechanism"), json.readValue(row.getString("switches"), TYPED)),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version"),
                row.getTimestamp("visit_starts_at").toInstant(),
                FollowUp.Standing.valueOf(row.getString("standing")),
                named(FollowUp.Because.class, row.getString("because")));
    }

    private static @Nullable String name(@Nullable Enum<?> named) {
        return named == null ? null : named.name();
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
