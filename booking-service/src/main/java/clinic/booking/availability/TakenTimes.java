package clinic.booking.availability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table whose exclusion constraint has the last word. Written so that any number of takers of the same time end
 * with one winner and no deadlock: nobody waits for a second row while others wait for theirs, except in the order
 * of ids.
 */
@Repository
class TakenTimes {

    private static final String OVERLAPS = "during && tstzrange(:start, :end)";
    private static final String EXPIRED_IN_THE_WAY =
            "resource_id = :resource AND " + OVERLAPS + " AND expires_at <= :now";
    private static final String OWN = "coalesce(owner_id = :hold::uuid AND expires_at IS NOT NULL"
            + " OR owner_id = :visit::uuid AND expires_at IS NULL, false)";

    private final JdbcClient jdbc;

    TakenTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is taken for anyone but the taker; holds that have expired are not. */
    List<TakenTime> during(TimeSlot range, Collection<UUID> resourceIds, Taker taker, Instant now) {
        return jdbc.sql("SELECT resource_id, lower(during) AS start, upper(during) AS \"end\" FROM taken_time"
                        + " WHERE resource_id IN (:resources) AND " + OVERLAPS
                        + " AND (expires_at IS NULL OR expires_at > :now)"
                        + " AND (expires_at IS NULL OR owner_id IS DISTINCT FROM :hold::uuid)"
                        + " AND (expires_at IS NOT NULL OR owner_id IS DISTINCT FROM :visit::uuid)")
                .param("resources", resourceIds)
                .param("start", utc(range.start()))
                .param("end", utc(range.end()))
                .param("now", utc(now))
                .param("hold", text(taker.holdId()))
                .param("visit", text(taker.visitId()))
                .query((row, n) -> new TakenTime(row.getObject("resource_id", UUID.class), slot(row)))
                .list();
    }

    /** Takes the time unless somebody has it; waits for the outcome of whoever is just taking it. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean take(UUID id, UUID resourceId, TimeSlot slot, UUID ownerId, @Nullable Instant expiresAt, Instant now) {
        clearExpired(resourceId, slot, null, now);
        return jdbc.sql("INSERT INTO taken_time (id, resource_id, during, owner_id, expires_at)"
                                + " VALUES (:id, :resource, tstzrange(:start, :end), :owner, :expires)"
                                + " ON CONFLICT DO NOTHING")
                        .param("id", id)
                        .param("resource", resourceId)
                        .param("start", utc(slot.start()))
                        .param("end", utc(slot.end()))
                        .param("owner", ownerId)
                        .param("expires", expiresAt == null ? null : utc(expiresAt), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /**
     * Turns what the taker has into the wanted time, as an update, so that it is not in its own way. Movers of the
     * same practitioner queue up: two who swap times would otherwise wait for each other.
     *
     * @return false when the taker has nothing to move
     * @throws TimeNotFree when somebody else has the time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean move(Taker taker, UUID resourceId, TimeSlot slot, UUID newOwnerId, Instant now) {
        Optional<UUID> from = jdbc.sql("SELECT resource_id FROM taken_time WHERE " + OWN)
                .param("hold", text(taker.holdId()))
                .param("visit", text(taker.visitId()))
                .query(UUID.class)
                .optional();
        if (from.isEmpty()) {
            return false;
        }
        Stream.of(from.get(), resourceId).distinct().sorted().forEach(this::queueAsMover);
        clearExpired(resourceId, slot, taker, now);
        try {
            return jdbc.sql("UPDATE taken_time SET resource_id = :resource, during = tstzrange(:start, :end),"
                                    + " owner_id = :owner, expires_at = NULL WHERE " + OWN)
                            .param("resource", resourceId)
                            .param("start", utc(slot.start()))
                            .param("end", utc(slot.end()))
                            .param("owner", newOwnerId)
                            .param("hold", text(taker.holdId()))
                            .param("visit", text(taker.visitId()))
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException taken) {
            throw new TimeNotFree();
        }
    }

    private void queueAsMover(UUID resourceId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('move ' || ?, 0))")
                .param(resourceId.toString())
                .query()
                .singleRow();
    }

    /** Locks in the order of ids, and with them the mover's own row, so that no two wait crosswise. */
    private void clearExpired(UUID resourceId, TimeSlot slot, @Nullable Taker mover, Instant now) {
        Taker taker = mover == null ? Taker.ANYONE : mover;
        List<UUID> locked = jdbc.sql("SELECT id FROM taken_time WHERE " + EXPIRED_IN_THE_WAY + " OR " + OWN
                        + " ORDER BY id FOR UPDATE")
                .param("resource", resourceId)
                .param("start", utc(slot.start()))
                .param("end", utc(slot.end()))
                .param("now", utc(now))
                .param("hold", text(taker.holdId()))
                .param("visit", text(taker.visitId()))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        if (!locked.isEmpty()) {
            jdbc.sql("DELETE FROM taken_time WHERE id IN (:ids) AND expires_at <= :now AND NOT " + OWN)
                    .param("ids", locked)
                    .param("now", utc(now))
                    .param("hold", text(taker.holdId()))
                    .param("visit", text(taker.visitId()))
                    .update();
        }
    }

    Optional<HeldTime> held(UUID holdId, Instant now) {
        return jdbc.sql("SELECT resource_id, lower(during) AS start, upper(during) AS \"end\", expires_at"
                        + " FROM taken_time WHERE owner_id = :hold AND expires_at > :now")
                .param("hold", holdId)
                .param("now", utc(now))
                .query((row, n) ->
                        new HeldTime(row.getObject("resource_id", UUID.class), slot(row), instant(row, "expires_at")))
                .optional();
    }

    /** A hold may start over for as long as nobody has cleared it away. */
    boolean extend(UUID holdId, Instant expiresAt) {
        return jdbc.sql("UPDATE taken_time SET expires_at = :expires WHERE owner_id = :hold AND expires_at IS NOT NULL")
                        .param("expires", utc(expiresAt))
                        .param("hold", holdId)
                        .update()
                == 1;
    }

    void releaseHold(UUID holdId) {
        jdbc.sql("DELETE FROM taken_time WHERE owner_id = ? AND expires_at IS NOT NULL")
                .param(holdId)
                .update();
    }

    void release(UUID ownerId) {
        jdbc.sql("DELETE FROM taken_time WHERE owner_id = ?").param(ownerId).update();
    }

    /** What a live hold keeps. */
    record HeldTime(UUID resourceId, TimeSlot slot, Instant expiresAt) {}

    private static TimeSlot slot(ResultSet row) throws SQLException {
        return new TimeSlot(instant(row, "start"), instant(row, "end"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
