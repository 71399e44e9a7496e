package clinic.booking.setup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the clinic's rooms and equipment are set up, and which treatments need them. */
@Repository
class RoomRegister {

    private final JdbcClient jdbc;

    RoomRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version rises with each change */
    record Kept(UUID id, RoomDetails details, boolean retired, int version) {}

    /** A treatment at a place. */
    record Use(String treatment, String location) {}

    /** Retired ones last. */
    List<Kept> all() {
        return jdbc.sql("SELECT r.* FROM resources r JOIN locations l ON l.id = r.location_id"
                        + " ORDER BY l.name, r.retired_at IS NOT NULL, r.kind DESC, r.name")
                .query((row, n) -> kept(row))
                .list();
    }

    Optional<Kept> of(UUID id) {
        return jdbc.sql("SELECT * FROM resources WHERE id = ?")
                .param(id)
                .query((row, n) -> kept(row))
                .optional();
    }

    /** The same, and nobody else changes it until this transaction ends. */
    Optional<Kept> locked(UUID id) {
        return jdbc.sql("SELECT * FROM resources WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query((row, n) -> kept(row))
                .optional();
    }

    boolean anotherIsCalled(String name, UUID location, UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM resources"
                        + " WHERE lower(name) = lower(?) AND location_id = ? AND id <> ? AND retired_at IS NULL)")
                .params(name, location, id)
                .query(Boolean.class)
                .single();
    }

    /** Adds it, or writes it anew under its next version. Where it is stays. */
    int keep(UUID id, RoomDetails details) {
        return jdbc.sql("""
                INSERT INTO resources AS r (id, location_id, kind, name) VALUES (:id, :location, :kind, :name)
                ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, version = r.version + 1
                RETURNING version""")
                .param("id", id)
                .param("location", details.location())
                .param("kind", details.kind().name())
                .param("name", details.name())
                .query(Integer.class)
                .single();
    }

    /** Out of use, or with null back into it. */
    int retire(UUID id, @Nullable Instant at) {
        return jdbc.sql("UPDATE resources SET retired_at = ?, version = version + 1 WHERE id = ? RETURNING version")
                .param(1, at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(2, id)
                .query(Integer.class)
                .single();
    }

    /** Treatments that could not be booked without it, since nothing else that is in use meets the same need. */
    List<Use> onlyOneFor(UUID room) {
        return jdbc.sql("""
                SELECT t.name_sv AS treatment, l.name AS location
                  FROM needs n JOIN treatments t ON t.id = n.treatment_id JOIN locations l ON l.id = n.location_id
                 WHERE n.resource_id = ? AND t.retired_at IS NULL
                   AND NOT EXISTS (SELECT FROM needs o JOIN resources r ON r.id = o.resource_id
                                    WHERE o.treatment_id = n.treatment_id AND o.location_id = n.location_id
                                      AND o.need = n.need AND o.resource_id <> n.resource_id AND r.retired_at IS NULL)
                 ORDER BY t.name_sv""")
                .param(room)
                .query((row, n) -> new Use(row.getString("treatment"), row.getString("location")))
                .list();
    }

    /** What a treatment takes, those that are retired included. */
    RoomNeeds needs(UUID treatment) {
        Map<UUID, Map<Integer, List<UUID>>> needs = new LinkedHashMap<>();
        jdbc.sql("SELECT location_id, need, resource_id FROM needs WHERE treatment_id = ?"
                        + " ORDER BY location_id, need, preference, resource_id")
                .param(treatment)
                .query(row -> {
                    needs.computeIfAbsent(row.getObject("location_id", UUID.class), location -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getInt("need"), need -> new ArrayList<>())
                            .add(row.getObject("resource_id", UUID.class));
                });
        Map<UUID, List<List<UUID>>> byLocation = new LinkedHashMap<>();
        needs.forEach((location, some) -> byLocation.put(location, List.copyOf(some.values())));
        return new RoomNeeds(byLocation);
    }

    void keepNeeds(UUID treatment, RoomNeeds needs) {
        jdbc.sql("DELETE FROM needs WHERE treatment_id = ?").param(treatment).update();
        needs.byLocation().forEach((location, some) -> {
            for (int need = 0; need < some.size(); need++) {
                for (int preference = 0; preference < some.get(need).size(); preference++) {
                    jdbc.sql("INSERT INTO needs (treatment_id, location_id, need, resource_id, preference)"
                                    + " VALUES (?, ?, ?, ?, ?)")
                            .params(
                                    treatment,
                                    location,
                                    need + 1,
                                    some.get(need).get(preference),
                                    preference + 1)
                            .update();
                }
            }
        });
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new RoomDetails(
                        row.getString("name"),
                        row.getObject("location_id", UUID.class),
                        RoomDetails.Kind.valueOf(row.getString("kind"))),
                row.getObject("retired_at") != null,
                row.getInt("version"));
    }
}
