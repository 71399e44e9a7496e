package clinic.booking.practitioner;

import clinic.booking.BookingClient;
import clinic.booking.audit.Deed;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Zelda Zorn, who receives from eight to twelve on weekdays at Torget, and leaves again. */
final class Locum {

    static final String NAME = "Zelda Zorn";

    /** Another in each test: the audit is kept. */
    private final UUID id = UUID.randomUUID();

    private String location = "";

    UUID id() {
        return id;
    }

    String page() {
        return "/staff/setup/practitioners/" + id;
    }

    /** Where she receives, once she has come. */
    String location() {
        return location;
    }

    void comes(JdbcClient jdbc, BookingClient client) {
        location = jdbc.sql("SELECT id::text FROM locations WHERE name = 'Videslätt Torget'")
                .query(String.class)
                .single();
        jdbc.sql("INSERT INTO practitioners (id, name, title_sv, title_en) VALUES (?, ?, 'leg.', 'lic.')")
                .params(id, NAME)
                .update();
        jdbc.sql("INSERT INTO offers VALUES (?, ?, ?::uuid)")
                .params(client.treatment("return-visit"), id, location)
                .update();
        jdbc.sql("INSERT INTO working_hours SELECT ?, ?::uuid, day, '08:00', '12:00' FROM generate_series(1, 5) day")
                .params(id, location)
                .update();
    }

    /** Whoever put her in. */
    static void leaves(JdbcClient jdbc) {
        for (String table : List.of("offers", "practitioner_profiles", "working_hours", "changed_hours")) {
            jdbc.sql("DELETE FROM " + table + " WHERE practitioner_id IN (SELECT id FROM practitioners WHERE name = ?)")
                    .param(NAME)
                    .update();
        }
        jdbc.sql("DELETE FROM practitioners WHERE name = ?").param(NAME).update();
    }

    /** What was done to her, the last first. */
    List<Deed> deeds(JdbcClient jdbc) {
        return jdbc.sql("SELECT deed FROM audit WHERE resource_id = ? ORDER BY id DESC")
                .param(id)
                .query((row, n) -> Deed.valueOf(row.getString("deed")))
                .list();
    }
}
