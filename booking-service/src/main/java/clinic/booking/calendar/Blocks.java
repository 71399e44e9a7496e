package clinic.booking.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why time is kept free, and who said so. */
@Repository
class Blocks {

    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is a practitioner, or a room or something in one. */
    boolean canHave(UUID resource) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM practitioners WHERE id = :id)"
                        + " OR EXISTS (SELECT FROM resources WHERE id = :id)")
                .param("id", resource)
                .query(Boolean.class)
                .single();
    }

    void keep(UUID id, UUID resource, @Nullable String note, UUID madeBy, Instant now) {
        jdbc.sql("INSERT INTO blocks (id, resource_id, note, made_by, made_at) VALUES (?, ?, ?, ?, ?)")
                .param(id)
                .param(resource)
                .param(note)
                .param(madeBy)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return false when it was gone already */
    boolean forget(UUID id) {
        return jdbc.sql("DELETE FROM blocks WHERE id = ?").param(id).update() == 1;
    }
}
