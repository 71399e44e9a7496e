package clinic.vitals;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Whether the database answers, known within two seconds. It asks beside the pool: that hundreds wait for a connection
 * is a busy morning, not an outage, and a pool waits far longer than whoever asks for health.
 */
class DatabaseHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Glance<Integer> database;

    DatabaseHealth(JdbcConnectionDetails details) {
        SideDoor door = new SideDoor(details, "health", PATIENCE);
        this.database = new Glance<>(() -> door.ask("select 1", row -> row.getInt(1)), FRESH, PATIENCE);
    }

    @Override
    public Health health() {
        return database.now().isPresent()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
