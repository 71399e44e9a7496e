package clinic.booking.setup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the visits that a change of set-up touches. */
@Repository
class TouchedVisits {

    private static final RowMapper<Ahead> AHEAD = (row, n) -> new Ahead(
            row.getInt("visits"),
            instant(row.getObject("first", OffsetDateTime.class)),
            instant(row.getObject("last", OffsetDateTime.class)));
    private static final String COUNT = """
            SELECT count(*) AS visits, min(starts_at) AS first, max(starts_at) AS last FROM appointments
             WHERE state NOT IN ('CANCELLED', 'COMPLETED', 'NO_SHOW') AND ends_at > :now AND\s""";

    private final JdbcClient jdbc;

    TouchedVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Ahead of(UUID treatment, Instant now) {
        return count("treatment_id = :treatment", now)
                .param("treatment", treatment)
                .query(AHEAD)
                .single();
    }

    /** Those that take another time than so many minutes. */
    Ahead notLasting(int minutes, UUID treatment, Instant now) {
        return count("treatment_id = :treatment AND ends_at - starts_at <> make_interval(mins => :minutes)", now)
                .param("treatment", treatment)
                .param("minutes", minutes)
                .query(AHEAD)
                .single();
    }

    Ahead at(Collection<UUID> locations, UUID treatment, Instant now) {
        return count("treatment_id = :treatment AND location_id = ANY (:locations::uuid[])", now)
                .param("treatment", treatment)
                .param("locations", locations.stream().map(UUID::toString).toArray(String[]::new))
                .query(AHEAD)
                .single();
    }

    /** Those that stand in a room, or take a piece of equipment. */
    Ahead in(UUID room, Instant now) {
        return count("id IN (SELECT owner_id FROM taken_time WHERE resource_id = :room)", now)
                .param("room", room)
                .query(AHEAD)
                .single();
    }

    private JdbcClient.StatementSpec count(String which, Instant now) {
        return jdbc.sql(COUNT + which).param("now", now.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
