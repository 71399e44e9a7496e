package clinic.booking.practitioner;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is booked with practitioners from now on. It reads visits, and changes none. */
@Repository
class VisitsToCome {

    private final JdbcClient jdbc;
    private final Clock clock;

    VisitsToCome(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order in which they come. */
    List<ComingVisit> with(Collection<UUID> practitioners) {
        if (practitioners.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT a.id, a.practitioner_id, a.location_id, a.treatment_id, a.starts_at, a.ends_at, l.zone
                  FROM appointments a JOIN locations l ON l.id = a.location_id
                 WHERE a.state = 'BOOKED' AND a.starts_at > :now AND a.practitioner_id IN (:practitioners)
                 ORDER BY a.starts_at, a.id""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("practitioners", practitioners)
                .query((row, n) -> {
                    ZoneId zone = ZoneId.of(row.getString("zone"));
                    return new ComingVisit(
                            row.getObject("id", UUID.class),
                            row.getObject("practitioner_id", UUID.class),
                            row.getObject("location_id", UUID.class),
                            row.getObject("treatment_id", UUID.class),
                            row.getObject("starts_at", OffsetDateTime.class).atZoneSameInstant(zone),
                            row.getObject("ends_at", OffsetDateTime.class).atZoneSameInstant(zone));
                })
                .list();
    }
}
