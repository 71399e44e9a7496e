package clinic.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;

/**
 * The peer: the same question as one hand-written query, hours minus taken time as multiranges, prepared, without a
 * server between. It knows one zone, one treatment and none of the other rules.
 */
record OneQuery(Connection connection, LocalDate from, int days) implements Contender {

    private static final String FREE = """
            WITH asked AS (
                SELECT day::date AS day FROM generate_series(?::date, ?::date - 1, interval '1 day') AS day
            ), open AS (
                SELECT h.practitioner_id, range_agg(tstzrange(
                           (asked.day + h.opens) AT TIME ZONE l.zone, (asked.day + h.closes) AT TIME ZONE l.zone)) AS hours
                  FROM asked
                  JOIN working_hours h ON h.weekday = extract(isodow FROM asked.day)
                  JOIN offers o ON o.practitioner_id = h.practitioner_id AND o.location_id = h.location_id
                  JOIN locations l ON l.id = h.location_id
                 WHERE o.treatment_id = ?
                 GROUP BY h.practitioner_id
            ), busy AS (
                SELECT resource_id, range_agg(during) AS taken FROM taken_time
                 WHERE during && tstzrange(?::date::timestamptz - interval '1 day', ?::date::timestamptz + interval '1 day')
                   AND (expires_at IS NULL OR expires_at > now())
                 GROUP BY resource_id
            ), free AS (
                SELECT unnest(hours - coalesce(taken, '{}')) AS gap
                  FROM open LEFT JOIN busy ON resource_id = practitioner_id
            )
            SELECT DISTINCT start
              FROM free, generate_series(lower(gap), upper(gap) - make_interval(mins => ?), interval '15 minutes') AS start
             ORDER BY start""";

    @Override
    public String name() {
        return "one SQL query";
    }

    @Override
    public void once() throws SQLException {
        starts();
    }

    Set<ZonedDateTime> starts() throws SQLException {
        Set<ZonedDateTime> starts = new TreeSet<>();
        LocalDate until = from.plusDays(days);
        try (PreparedStatement query = connection.prepareStatement(FREE)) {
            query.setObject(1, from);
            query.setObject(2, until);
            query.setObject(3, MeasuredDatabase.TREATMENT);
            query.setObject(4, from);
            query.setObject(5, until);
            query.setInt(6, BusyWeeks.MINUTES);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    starts.add(rows.getObject(1, OffsetDateTime.class).atZoneSameInstant(BusyWeeks.ZONE));
                }
            }
        }
        return starts;
    }
}
