package clinic.reminder.followup;

import clinic.contracts.content.Progress;
import clinic.contracts.content.RedFlagLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Follow-ups with their check-ins and answers. */
@Repository
class FollowUps {

    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Answer.Shown>> ITEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FollowUps(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False when the appointment has its follow-up already. */
    boolean start(FollowUp followUp, Instant now) {
        return jdbc.sql("""
                        insert into follow_up (id, appointment_id, schedule_version, patient_id, location_id,
                            condition_id, plan_id, plan_version, standing, started_at)
                        values (:id, :appointment, :version, :patient, :location, :condition, :plan, :planVersion,
                            :standing, :now)
                        on conflict (appointment_id) do nothing""")
                        .param("id", followUp.id())
                        .param("appointment", followUp.appointmentId())
                        .param("version", followUp.scheduleVersion())
                        .param("patient", followUp.patientId())
                        .param("location", followUp.locationId())
                        .param("condition", followUp.conditionId())
                        .param("plan", followUp.planId())
                        .param("planVersion", followUp.planVersion())
                        .param("standing", followUp.standing().name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
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

    Optional<CheckIn> checkIn(UUID id) {
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

    FollowUp followUp(UUID id) {
        return jdbc.sql("select * from follow_up where id = :id")
                .param("id", id)
                .query(FollowUps::followUp)
                .single();
    }

    /** Two answers at once are taken one after the other. */
    FollowUp locked(UUID id) {
        return jdbc.sql("select * from follow_up where id = :id for update")
                .param("id", id)
                .query(FollowUps::followUp)
                .single();
    }

    void pause(UUID followUpId) {
        jdbc.sql("update follow_up set standing = 'PAUSED' where id = :id")
                .param("id", followUpId)
                .update();
    }

    /** Of a visit, if it has one. */
    void pauseOf(UUID appointmentId) {
        jdbc.sql("update follow_up set standing = 'PAUSED' where appointment_id = :id")
                .param("id", appointmentId)
                .update();
    }

    Optional<Answer> answer(UUID checkInId) {
        return jdbc.sql("select * from answer where check_in_id = :id")
                .param("id", checkInId)
                .query((row, number) -> new Answer(
                        row.getObject("pain", Integer.class),
                        named(Progress.class, row.getString("progress")),
                        row.getBoolean("offer_rebooking"),
                        json.readValue(row.getString("red_flags"), WORDS),
                        named(RedFlagLevel.class, row.getString("red_flag_level")),
                        json.readValue(row.getString("shown"), ITEMS)))
                .optional();
    }

    /** Keeps an answer; of several, the first counts, and a red flag counts even after an answer without one. */
    boolean keep(UUID checkInId, Answer answer, Instant now) {
        return jdbc.sql("""
                        insert into answer (check_in_id, answered_at, pain, progress, offer_rebooking, red_flags,
                            red_flag_level, shown)
                        values (:id, :now, :pain, :progress, :rebook, cast(:flags as jsonb), :level,
                            cast(:shown as jsonb))
                        on conflict (check_in_id) do update set red_flags = excluded.red_flags,
                            red_flag_level = excluded.red_flag_level, shown = answer.shown || excluded.shown
                        where answer.red_flag_level is null and excluded.red_flag_level is not null""")
                        .param("id", checkInId)
                        .param("now", Timestamp.from(now))
                        .param("pain", answer.pain())
                        .param(
                                "progress",
                                answer.progress() == null
                                        ? null
                                        : answer.progress().name())
                        .param("rebook", answer.offerRebooking())
                        .param("flags", json.writeValueAsString(answer.redFlags()))
                        .param(
                                "level",
                                answer.level() == null ? null : answer.level().name())
                        .param("shown", json.writeValueAsString(answer.shown()))
                        .update()
                == 1;
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

    private static FollowUp followUp(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                row.getObject("id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                row.getInt("schedule_version"),
                row.getObject("patient_id", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getObject("condition_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version"),
                FollowUp.Standing.valueOf(row.getString("standing")));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
