package clinic.reminder.followup;

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

/** Follow-ups: how each stands, what happened to it, and when it has to be looked at. */
@Component
public class FollowUps {

    private static final TypeReference<Map<String, String>> SWITCHES = new TypeReference<>() {};

    /** What happened to a follow-up. */
    public enum Change {
        STARTED,
        PAUSED,
        RESUMED,
        /** To another version of its plan, or to another plan. */
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
        return jdbc.sql("select * from follow_up where patient_id = :id and standing <> 'ENDED' order by id for update")
                .param("id", patientId)
                .query(this::read)
                .list();
    }

    /** Whether a red flag waits for a clinician in any follow-up of this patient. */
    boolean flagWaits(UUID patientId) {
        return jdbc.sql("""
                        select exists (select from follow_up
                            where patient_id = :id and standing = 'PAUSED' and because = 'RED_FLAG')""").param("id", patientId).query(Boolean.class).single();
    }

    /**
     * Whether a red flag was answered after this visit for a follow-up that was over by then, which could keep nothing back,
     * and nobody has seen to it: none was begun since, and no clinician let one go on or ended it.
     */
    boolean flagUnseenSince(UUID patientId, Instant visitStart) {
        return jdbc.sql("""
                        select exists (
                            select from answer join check_in on check_in.id = check_in_id
                                join follow_up asked on asked.id = check_in.follow_up_id
                            where asked.patient_id = :patient and flagged_at > :visit
                                and exists (select from follow_up_change ended
                                    where ended.follow_up_id = asked.id and what = 'ENDED' and ended.at <= flagged_at)
                                and not exists (select from follow_up_change seen
                                        join follow_up theirs on theirs.id = seen.follow_up_id
                                    where theirs.patient_id = :patient and seen.at > flagged_at
                                        and (what = 'STARTED' or what in ('RESUMED', 'ENDED') and by is not null)))""")
                .param("patient", patientId)
                .param("visit", Timestamp.from(visitStart))
                .query(Boolean.class)
                .single();
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

    /**
     * Until a clinician has looked nothing more is asked: one that waits keeps a patient's others back too. Where the one that
     * asked is over it can keep nothing back, so those wait that are not.
     */
    public void holdForAClinician(FollowUp asked, Instant now) {
        List<FollowUp> held = asked.isOver() ? underWayOf(asked.patientId()) : List.of(asked);
        held.forEach(one -> pause(one, FollowUp.Because.RED_FLAG, null, now));
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

    void move(FollowUp followUp, UUID planId, int planVersion, @Nullable String by, Instant now) {
        jdbc.sql("update follow_up set plan_id = :plan, plan_version = :version where id = :id")
                .param("plan", planId)
                .param("version", planVersion)
                .param("id", followUp.id())
                .update();
        changed(followUp.id(), Change.MOVED, null, planVersion, by, now);
    }

    /** Each change keeps what was said at its time, so that nobody has to guess later why a patient was told something. */
    void found(FollowUp followUp, Findings findings, @Nullable String by, Instant now) {
        jdbc.sql("update follow_up set mechanism = :mechanism, switches = cast(:switches as jsonb) where id = :id")
                .param("mechanism", findings.mechanism())
                .param("switches", json.writeValueAsString(findings.switches()))
                .param("id", followUp.id())
                .update();
        changed(followUp.id(), Change.FOUND, null, followUp.planVersion(), by, now);
    }

    /** Whether a person chose the plan that it is on, or its version. */
    boolean isChosen(UUID followUpId) {
        return jdbc.sql("""
                        select exists (select from follow_up_change
                            where follow_up_id = :id and what in ('STARTED', 'MOVED') and by is not null)""").param("id", followUpId).query(Boolean.class).single();
    }

    private void changed(
            UUID followUpId,
            Change what,
            FollowUp.@Nullable Because because,
            int planVersion,
            @Nullable String by,
            Instant now) {
        jdbc.sql("""
                        insert into follow_up_change (follow_up_id, at, what, because, plan_id, plan_version, by,
                            mechanism, switches)
                        select id, :now, :what, :because, plan_id, :version, :by, mechanism, switches
                        from follow_up where id = :id""")
                .param("id", followUpId)
                .param("now", Timestamp.from(now))
                .param("what", what.name())
                .param("because", because == null ? null : because.name())
                .param("version", planVersion)
                .param("by", by)
                .update();
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

    /** Those of which a check-in had nothing to show and may still leave; whom somebody is busy with is looked at anyway. */
    void lookAtWhatLacksContent(Instant now) {
        jdbc.sql("""
                        update follow_up set look_at = :now where id in (
                            select id from follow_up where standing = 'ACTIVE' and exists (
                                select from message where message.follow_up_id = follow_up.id
                                    and reason = 'CONTENT_EXPIRED' and give_up_at > :now)
                            for update skip locked)""").param("now", Timestamp.from(now)).update();
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

    /** All of a patient's that may be shown, the latest first. */
    public List<FollowUp> of(UUID patientId) {
        return jdbc.sql("select * from follow_up where patient_id = :id and locked_at is null order by started_at desc")
                .param("id", patientId)
                .query(this::read)
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
                        row.getObject("plan_id", UUID.class),
                        row.getInt("plan_version"),
                        row.getString("by"),
                        new Findings(row.getString("mechanism"), json.readValue(row.getString("switches"), SWITCHES))))
                .list();
    }

    private FollowUp read(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                row.getObject("id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                row.getInt("schedule_version"),
                row.getObject("patient_id", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getObject("condition_id", UUID.class),
                new Findings(row.getString("mechanism"), json.readValue(row.getString("switches"), SWITCHES)),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version"),
                row.getTimestamp("visit_starts_at").toInstant(),
                FollowUp.Standing.valueOf(row.getString("standing")),
                named(FollowUp.Because.class, row.getString("because")));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
