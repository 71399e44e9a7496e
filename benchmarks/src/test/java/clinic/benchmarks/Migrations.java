package clinic.benchmarks;

import clinic.baremachine.Database;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A service's own tables, as it makes them itself when it starts. */
record Migrations(String service) {

    void in(Database database) {
        // From its folder: on the class path those of all services lie in one place.
        Path own = Path.of("..", service, "src", "main", "resources", "db", "migration")
                .toAbsolutePath()
                .normalize();
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("classpath:db/messaging", "filesystem:" + own)
                // As the services say it: an index made concurrently waits for every transaction, Flyway's own too.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
