package clinic.booking.availability;

import clinic.booking.hours.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What may have changed which times are free: triggers write it, in the transaction of each change. It is read by
 * snapshots: what one sees and the one before did not is new, in whatever order transactions began and ended. A number
 * that this cluster has not given out yet came with a dump of another one, and means nothing here.
 */
@Component
public class ChangeLog {

    /** As the database's own clock tells it; whoever was away for longer starts over. */
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    /** Twice as long, so that nobody who reads on misses a row. */
    private static final Duration KEPT = LONGEST_AWAY.multipliedBy(2);

    private static final String NEWS = """
            SELECT pg_current_snapshot()::text AS snapshot, pg_postmaster_start_time()::text AS server, now() AS at,
                   log.xid IS NOT NULL AS changed, log.resource_id, lower(log.during) AS start, upper(log.during) AS "end"
              FROM (VALUES (1)) AS once
              LEFT JOIN availability_changes log ON log.xid >= pg_snapshot_xmin(:seen::pg_snapshot)
                                                AND NOT pg_visible_in_snapshot(log.xid, :seen::pg_snapshot)
                                                AND (log.xid < pg_snapshot_xmax(pg_current_snapshot())
                                                     OR log.xid = pg_current_xact_id_if_assigned())""";

    /** With them what another cluster wrote, whose numbers were ahead of this one's: nobody here would ever have read it. */
    private static final String READ = """
            DELETE FROM availability_changes WHERE xid < pg_snapshot_xmin(:old::pg_snapshot)
                                                OR xid >= pg_snapshot_xmax(pg_current_snapshot())
                                                   AND xid IS DISTINCT FROM pg_current_xact_id_if_assigned()""";

    /** Sees nothing as new: for whoever remembers nothing. */
    private static final String ALL_SEEN = "9223372036854775807:9223372036854775807:";

    /** How far somebody has read, and of which server. */
    public record Position(String snapshot, String server, Instant at) {}

    /**
     * One thing that may be different.
     *
     * @param resourceId whose time; null for everybody's
     * @param during when; null for all time
     */
    public record Change(
            @Nullable UUID resourceId, @Nullable TimeSlot during) {

        /** Who gives what where, or a table that was emptied. */
        public boolean isOfAnything() {
            return resourceId == null && during == null;
        }
    }

    /** @param unbroken false when what was remembered so far must be forgotten, as nobody knows what has changed */
    public record News(Position position, boolean unbroken, List<Change> changes) {}

    private record Line(Position position, @Nullable Change change) {}

    private final JdbcClient jdbc;

    ChangeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that transactions have changed which ended since a position; with none, only how far the log goes. */
    public News since(@Nullable Position last) {
        List<Line> lines = jdbc.sql(NEWS)
                .param("seen", last == null ? ALL_SEEN : last.snapshot())
                .query((row, n) -> new Line(position(row), row.getBoolean("changed") ? change(row) : null))
                .list();
        Position now = lines.getFirst().position();
        List<Change> changes = new ArrayList<>();
        for (Line line : lines) {
            if (line.change() != null) {
                changes.add(line.change());
            }
        }
        return new News(now, last != null && follows(now, last), changes);
    }

    /** A server that was started anew may have been restored from a copy, where the same numbers mean others. */
    private static boolean follows(Position now, Position last) {
        return now.server().equals(last.server()) && now.at().isBefore(last.at().plus(LONGEST_AWAY));
    }

    /**
     * Deletes what everybody who reads on has read.
     *
     * @return whether the position was old enough to tell; then a newer one may be kept for next time
     */
    boolean forgetBefore(Position old, Position now) {
        if (now.at().isBefore(old.at().plus(KEPT))) {
            return false;
        }
        jdbc.sql(READ).param("old", old.snapshot()).update();
        return true;
    }

    /** For a database that was put back: its rows are of a cluster that may not be this one. */
    void forgetAll() {
        jdbc.sql("DELETE FROM availability_changes").update();
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                row.getString("snapshot"),
                row.getString("server"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Change change(ResultSet row) throws SQLException {
        OffsetDateTime start = row.getObject("start", OffsetDateTime.class);
        OffsetDateTime end = row.getObject("end", OffsetDateTime.class);
        return new Change(
                row.getObject("resource_id", UUID.class),
                start == null || end == null ? null : new TimeSlot(start.toInstant(), end.toInstant()));
    }
}
