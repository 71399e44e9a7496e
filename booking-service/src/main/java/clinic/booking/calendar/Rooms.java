package clinic.booking.calendar;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clinic's rooms and equipment. */
@Repository
class Rooms {

    private final JdbcClient jdbc;

    Rooms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Room> all() {
        return jdbc.sql("SELECT r.id, r.location_id, r.name FROM resources r JOIN locations l ON l.id = r.location_id"
                        + " ORDER BY l.name, r.kind DESC, r.name")
                .query((row, n) -> new Room(
                        row.getObject("id", UUID.class),
                        row.getObject("location_id", UUID.class),
                        row.getString("name")))
                .list();
    }
}
