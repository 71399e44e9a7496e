package clinic.booking.availability;

import clinic.booking.TimeOrderedId;
import clinic.booking.availability.TakenTime.By;
import clinic.booking.hours.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table whose exclusion constraint has the last word. Written so that any number of takers of the same time end
 * with one winner and no deadlock: everybody takes in the order of resources, whoever needs several has queued up for
 * them, and expired holds in the way are locked in the order of ids.
 */
@Repository
class TakenTimes {

    private static final String OVERLAPS = "during && tstzrange(:start, :end)";
    private static final String OWN = "coalesce(owner_id = :hold::uuid AND expires_at IS NOT NULL"
            + " OR owner_id = :visit::uuid AND expires_at IS NULL, false)";

    private record Row(UUID id, UUID resource, boolean own) {}

    private final JdbcClient jdbc;

    TakenTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is taken for anyone but the taker; holds that have expired are not. */
    List<TakenTime> during(TimeSlot range, Collection<UUID> resourceIds, Taker taker, Instant now) {
        return jdbc.sql("SELECT resource_id, lower(during) AS start, upper(during) AS \"end\", expires_at,"
                        + " treatment_id, lower(visit) AS visit_start FROM taken_time"
                        + " WHERE resource_id IN (:resources) AND " + OVERLAPS
                        + " AND (expires_at IS NULL OR expires_at > :now) AND NOT " + OWN)
                .param("resources", resourceIds)
                .param("start", utc(range.start()))
                .param("end", utc(range.end()))
                .param("now", utc(now))
                .param("hold", text(taker.holdId()))
                .param("visit", text(taker.visitId()))
                .query((row, n) -> {
                    OffsetDateTime visitStart = row.getObject("visit_start", OffsetDateTime.class);
                    OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
                    By by = expiresAt != null ? By.HOLD : visitStart != null ? By.VISIT : By.BLOCK;
                    return new TakenTime(
                            row.getObject("resource_id", UUID.class),
                            slot(row),
                            by,
                            row.getObject("treatment_id", UUID.class),
                            visitStart == null ? null : visitStart.toInstant(),
                            expiresAt == null ? null : expiresAt.toInstant());
                })
                .list();
    }

    /** Whose time the taker has. */
    List<UUID> resourcesOf(Taker taker) {
        if (taker.equals(Taker.ANYONE)) {
            return List.of();
        }
        return jdbc.sql("SELECT resource_id FROM taken_time WHERE owner_id IN (:hold::uuid, :visit::uuid) AND " + OWN)
                .param("hold", text(taker.holdId()))
                .param("visit", text(taker.visitId()))
                .query((row, n) -> row.getObject("resource_id", UUID.class))
                .list();
    }

    /** Waits until nobody else who queues up for one of these is at work on it, and keeps others waiting. */
    @Transactional(propagation = Propagation.MANDATORY)
    void queue(Collection<UUID> resourceIds) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('take ' || one.id, 0))"
                        + " FROM (SELECT id FROM unnest(string_to_array(?, ',')) AS id ORDER BY id) AS one")
                .param(resourceIds.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .query()
                .listOfRows();
    }

    /**
     * Takes what a plan asks for, turning what the taker has into it, so that it is not in its own way. Waits for the
     * outcome of whoever is just taking the same.
     *
     * @throws TimeNotFree when somebody else has some of it; the transaction must then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(Plan plan, Taker taker, Owner owner, Instant now) {
        List<Row> own = clearTheWay(plan, taker, now);
        List<Row> spare = new ArrayList<>(own);
        spare.removeIf(row -> plan.resources().contains(row.resource()));
        for (UUID resource : plan.resources()) {
            Optional<Row> turned = own.stream()
                    .filter(row -> row.resource().equals(resource))
                    .findFirst()
                    .or(() -> spare.isEmpty() ? Optional.empty() : Optional.of(spare.removeFirst()));
            boolean taken = turned.map(row -> turn(row, resource, plan, owner, now))
                    .orElseGet(() -> insert(resource, plan, owner, now));
            if (!taken) {
                throw new TimeNotFree();
            }
        }
        delete(spare);
    }

    private boolean insert(UUID resource, Plan plan, Owner owner, Instant now) {
        String sql = "INSERT INTO taken_time (id, resource_id, during, owner_id, expires_at, treatment_id,"
                + " location_id, visit, held_since, held_from) VALUES (:id, :resource, tstzrange(:start, :end), :owner,"
                + " :expires, :treatment::uuid, :location::uuid, tstzrange(:visitStart, :visitEnd), :since, :from)"
                + " ON CONFLICT DO NOTHING";
        return row(sql, TimeOrderedId.at(now), resource, plan, owner, now).update() == 1;
    }

    private boolean turn(Row row, UUID resource, Plan plan, Owner owner, Instant now) {
        String sql = "UPDATE taken_time SET resource_id = :resource, during = tstzrange(:start, :end),"
                + " owner_id = :owner, expires_at = :expires, treatment_id = :treatment::uuid,"
                + " location_id = :location::uuid, visit = tstzrange(:visitStart, :visitEnd), held_since = :since,"
                + " held_from = :from WHERE id = :id";
        try {
            return row(sql, row.id(), resource, plan, owner, now).update() == 1;
        } catch (DataIntegrityViolationException taken) {
            throw new TimeNotFree();
        }
    }

    /** Only the practitioner's row knows of the visit, so that it counts once. */
    private StatementSpec row(String sql, UUID id, UUID resource, Plan plan, Owner owner, Instant now) {
        boolean seen = resource.equals(plan.practitioner());
        FreeTime time = plan.time();
        return jdbc.sql(seen ? sql : sql.replace("tstzrange(:visitStart, :visitEnd)", "NULL"))
                .param("id", id)
                .param("resource", resource)
                .param("start", utc(plan.during().start()))
                .param("end", utc(plan.during().end()))
                .param("owner", owner.id())
                .param("expires", utcOrNull(owner.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("treatment", seen ? text(plan.treatmentId()) : null)
                .param("location", seen ? text(time.location().id()) : null)
                .param("visitStart", utc(time.start()))
                .param("visitEnd", utc(time.end()))
                .param("since", owner.expiresAt() == null ? null : utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("from", owner.heldFrom());
    }

    /**
     * Locks expired holds in the way, whole, and with them the taker's own rows: all in the order of ids, so that no
     * two wait crosswise. Deletes the first and answers with the second.
     */
    private List<Row> clearTheWay(Plan plan, Taker taker, Instant now) {
        List<Row> locked = jdbc.sql("SELECT id, resource_id, " + OWN + " AS own FROM taken_time WHERE owner_id IN"
                        + " (SELECT :hold::uuid UNION ALL SELECT :visit::uuid UNION ALL SELECT owner_id FROM taken_time"
                        + " WHERE resource_id IN (:resources) AND " + OVERLAPS + " AND expires_at <= :now)"
                        + " AND (expires_at <= :now OR " + OWN + ") ORDER BY id FOR UPDATE")
                .param("resources", plan.resources())
                .param("start", utc(plan.during().start()))
                .param("end", utc(plan.during().end()))
                .param("now", utc(now))
                .param("hold", text(taker.holdId()))
                .param("visit", text(taker.visitId()))
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("resource_id", UUID.class),
                        row.getBoolean("own")))
                .list();
        delete(locked.stream().filter(row -> !row.own()).toList());
        return locked.stream().filter(Row::own).toList();
    }

    private void delete(List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql("DELETE FROM taken_time WHERE id IN (:ids)")
                    .param("ids", rows.stream().map(Row::id).toList())
                    .update();
        }
    }

    /** Keeps some of somebody's time free of patients: lunch, a meeting. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean block(UUID resourceId, TimeSlot slot, UUID blockId, Instant now) {
        queue(List.of(resourceId));
        clearTheWay(resourceId, slot, now);
        return jdbc.sql("INSERT INTO taken_time (id, resource_id, during, owner_id)"
                                + " VALUES (:id, :resource, tstzrange(:start, :end), :owner) ON CONFLICT DO NOTHING")
                        .param("id", TimeOrderedId.at(now))
                        .param("resource", resourceId)
                        .param("start", utc(slot.start()))
                        .param("end", utc(slot.end()))
                        .param("owner", blockId)
                        .update()
                == 1;
    }

    /** Holds that have expired are deleted whole; nobody may have come since to clear them away. */
    private void clearTheWay(UUID resourceId, TimeSlot slot, Instant now) {
        jdbc.sql(
                        "DELETE FROM taken_time WHERE id IN (SELECT id FROM taken_time WHERE expires_at <= :now AND owner_id IN"
                                + " (SELECT owner_id FROM taken_time WHERE resource_id = :resource AND " + OVERLAPS
                                + " AND expires_at <= :now) ORDER BY id FOR UPDATE)")
                .param("resource", resourceId)
                .param("start", utc(slot.start()))
                .param("end", utc(slot.end()))
                .param("now", utc(now))
                .update();
    }

    Optional<HeldTime> held(UUID holdId, Instant now) {
        return jdbc.sql("SELECT resource_id, location_id, treatment_id, lower(visit) AS start, upper(visit) AS \"end\","
                        + " expires_at FROM taken_time WHERE owner_id = :hold AND expires_at > :now"
                        + " AND visit IS NOT NULL")
                .param("hold", holdId)
                .param("now", utc(now))
                .query((row, n) -> new HeldTime(
                        row.getObject("resource_id", UUID.class),
                        row.getObject("location_id", UUID.class),
                        row.getObject("treatment_id", UUID.class),
                        slot(row),
                        instant(row, "expires_at")))
                .optional();
    }

    /** Since when a live hold keeps exactly this start of a treatment; empty when it does not. */
    Optional<Instant> heldSince(UUID holdId, UUID treatmentId, Instant start, Instant now) {
        return jdbc.sql("SELECT held_since FROM taken_time WHERE owner_id = :hold AND expires_at > :now"
                        + " AND lower(visit) = :start AND treatment_id = :treatment")
                .param("hold", holdId)
                .param("now", utc(now))
                .param("start", utc(start))
                .param("treatment", treatmentId)
                .query((row, n) -> instant(row, "held_since"))
                .optional();
    }

    /** A hold may start over for as long as nobody has cleared it away, and not for ever. */
    void extend(UUID holdId, Instant expiresAt, long longestSeconds) {
        jdbc.sql("UPDATE taken_time SET expires_at = greatest(expires_at,"
                        + " least(:expires, held_since + make_interval(secs => :longest))) WHERE id IN"
                        + " (SELECT id FROM taken_time WHERE owner_id = :hold AND expires_at IS NOT NULL"
                        + " ORDER BY id FOR UPDATE)")
                .param("expires", utc(expiresAt))
                .param("longest", longestSeconds)
                .param("hold", holdId)
                .update();
    }

    void releaseHold(UUID holdId) {
        jdbc.sql("DELETE FROM taken_time WHERE id IN (SELECT id FROM taken_time"
                        + " WHERE owner_id = ? AND expires_at IS NOT NULL ORDER BY id FOR UPDATE)")
                .param(holdId)
                .update();
    }

    void release(UUID ownerId) {
        jdbc.sql("DELETE FROM taken_time WHERE id IN"
                        + " (SELECT id FROM taken_time WHERE owner_id = ? ORDER BY id FOR UPDATE)")
                .param(ownerId)
                .update();
    }

    /** How many holds there are now: from one network address, and of everybody. */
    HoldCount holds(String heldFrom, Instant now) {
        return jdbc.sql("SELECT count(*) FILTER (WHERE held_from = :from) AS from_there, count(*) AS in_all"
                        + " FROM taken_time WHERE expires_at > :now AND visit IS NOT NULL")
                .param("from", heldFrom)
                .param("now", utc(now))
                .query((row, n) -> new HoldCount(row.getLong("from_there"), row.getLong("in_all")))
                .single();
    }

    /** Deletes holds that ended long ago where nobody came to clear them away. */
    void forgetHolds(Instant endedBefore) {
        jdbc.sql("DELETE FROM taken_time WHERE id IN"
                        + " (SELECT id FROM taken_time WHERE expires_at < ? FOR UPDATE SKIP LOCKED)")
                .param(utc(endedBefore))
                .update();
    }

    record HoldCount(long fromThere, long inAll) {}

    /** What a live hold keeps: the time of the visit, without its buffers. */
    record HeldTime(
            UUID practitionerId,
            @Nullable UUID locationId,
            @Nullable UUID treatmentId,
            TimeSlot visit,
            Instant expiresAt) {}

    private static TimeSlot slot(ResultSet row) throws SQLException {
        return new TimeSlot(instant(row, "start"), instant(row, "end"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
