package clinic.booking.audit;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the audit, in the order of their ids. */
@Component
class AuditRows {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    AuditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The highest id below which nothing can still appear. For one moment nobody writes: whoever was writing has
     * committed, and whoever comes next gets a higher id. It waits for them briefly only, since others wait behind it.
     */
    @Transactional
    public long firm() {
        jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
        jdbc.sql("LOCK TABLE audit IN SHARE MODE").update();
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM audit")
                .query(Long.class)
                .single();
    }

    /** The last row that was written before a moment; {@code after} where there is none behind that. */
    long last(long after, long firm, Instant end) {
        return jdbc.sql("SELECT coalesce(max(id), :after) FROM audit WHERE id > :after AND id <= :firm AND at < :end")
                .param("after", after)
                .param("firm", firm)
                .param("end", end.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** What those behind one row and up to another come to. */
    DayOfRows.Sum sum(long after, long last) {
        DayOfRows day = new DayOfRows();
        long from = after;
        List<AuditRow> some;
        do {
            some = rows(from, last);
            some.forEach(day::add);
            from = some.isEmpty() ? last : some.getLast().id();
        } while (some.size() == AT_ONCE);
        return day.sum();
    }

    /** How many came after a row. */
    long countAfter(long last) {
        return jdbc.sql("SELECT count(*) FROM audit WHERE id > ?")
                .param(last)
                .query(Long.class)
                .single();
    }

    private List<AuditRow> rows(long after, long last) {
        return jdbc.sql("SELECT * FROM audit WHERE id > ? AND id <= ? ORDER BY id LIMIT " + AT_ONCE)
                .params(after, last)
                .query((row, n) -> row(row))
                .list();
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        SortedMap<String, String> told = new TreeMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String value = value(row, column, columns.getColumnType(column));
            if (value != null) {
                told.put(columns.getColumnName(column), value);
            }
        }
        return new AuditRow(row.getLong("id"), told);
    }

    /** Times as instants: how the session sees them must not matter. */
    private static @Nullable String value(ResultSet row, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant().toString();
        }
        return row.getString(column);
    }
}
