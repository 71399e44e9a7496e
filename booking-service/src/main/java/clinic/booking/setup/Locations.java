package clinic.booking.setup;

import clinic.booking.catalogue.Directions;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the clinic's locations are set up. */
@Repository
class Locations {

    private static final RowMapper<Kept> KEPT = (row, n) -> new Kept(
            row.getObject("id", UUID.class),
            new LocationDetails(
                    row.getString("name"),
                    row.getString("street"),
                    row.getString("city"),
                    row.getString("phone"),
                    ZoneId.of(row.getString("zone")),
                    new Directions(row.getString("directions_sv"), row.getString("directions_en"))),
            row.getInt("version"));

    private final JdbcClient jdbc;

    Locations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version rises with each change */
    record Kept(UUID id, LocationDetails details, int version) {}

    List<Kept> all() {
        return jdbc.sql("SELECT * FROM locations ORDER BY name").query(KEPT).list();
    }

    Optional<Kept> of(UUID id) {
        return jdbc.sql("SELECT * FROM locations WHERE id = ?")
                .param(id)
                .query(KEPT)
                .optional();
    }

    /** The same, and nobody else changes it until this transaction ends. */
    Optional<Kept> locked(UUID id) {
        return jdbc.sql("SELECT * FROM locations WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(KEPT)
                .optional();
    }

    boolean anotherIsCalled(String name, UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM locations WHERE lower(name) = lower(?) AND id <> ?)")
                .params(name, id)
                .query(Boolean.class)
                .single();
    }

    /** Whether a visit was ever booked there. */
    boolean hasVisits(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM appointments WHERE location_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Adds it, or writes it anew under its next version. */
    Kept keep(UUID id, LocationDetails details) {
        return jdbc.sql("""
                INSERT INTO locations AS l (id, name, street, city, phone, zone, directions_sv, directions_en)
                VALUES (:id, :name, :street, :city, :phone, :zone, :directionsSv, :directionsEn)
                ON CONFLICT (id) DO UPDATE
                   SET name = excluded.name, street = excluded.street, city = excluded.city, phone = excluded.phone,
                       zone = excluded.zone, directions_sv = excluded.directions_sv,
                       directions_en = excluded.directions_en, version = l.version + 1
                RETURNING *""")
                .param("id", id)
                .param("name", details.name())
                .param("street", details.street())
                .param("city", details.city())
                .param("phone", details.phone())
                .param("zone", details.zone().getId())
                .param("directionsSv", details.directions().sv())
                .param("directionsEn", details.directions().en())
                .query(KEPT)
                .single();
    }
}
