package clinic.messaging;

import clinic.vitals.Glance;
import clinic.vitals.SideDoor;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** What waits in the outbox, looked at once a second at most however many ask. */
class Backlog {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * @param waiting events not sent yet
     * @param oldest how many seconds the oldest has waited, by the database's clock, which nobody moves
     */
    record Size(long waiting, double oldest) {}

    private final Glance<Size> outbox;

    Backlog(JdbcConnectionDetails database) {
        SideDoor door = new SideDoor(database, "outbox-figures", PATIENCE);
        this.outbox = new Glance<>(
                () -> door.ask("""
                        select count(*), coalesce(extract(epoch from clock_timestamp() - min(stored_at)), 0)
                        from outbox where sent_at is null
                        """, row -> new Size(row.getLong(1), Math.max(0, row.getDouble(2)))),
                Duration.ofSeconds(1),
                PATIENCE);
    }

    /** Empty while the database does not tell. */
    Optional<Size> size() {
        return outbox.now();
    }
}
