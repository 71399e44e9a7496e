package clinic.booking.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clinic's rooms and equipment. */
@Repository
class Rooms {

    private static final String ROOMS = "SELECT r.id, r.location_id, r.name FROM resources r"
            + " JOIN locations l ON l.id = r.location_id %s ORDER BY l.name, r.kind DESC, r.name";
    private static final RowMapper<Room> ROOM = (row, n) ->
            new Room(row.getObject("id", UUID.class), row.getObject("location_id", UUID.class), row.getString("name"));

    private final JdbcClient jdbc;

    Rooms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Retired or not. */
    List<Room> all() {
        return jdbc.sql(ROOMS.formatted("")).query(ROOM).list();
    }

    /** Those that can be taken, and retired ones as long as something lies ahead in them. */
    List<Room> inUse(Instant now) {
        return jdbc.sql(ROOMS.formatted("WHERE r.retired_at IS NULL OR EXISTS (SELECT FROM taken_time t"
                        + " WHERE t.resource_id = r.id AND upper(t.during) > :now)"))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ROOM)
                .list();
    }
}
