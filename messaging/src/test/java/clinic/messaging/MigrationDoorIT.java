package clinic.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that a newer release has changed, or an older one has filled for years. */
@InSurgery
class MigrationDoorIT {

    private final Flyway flyway;
    private final DataSource pool;
    private final JdbcClient jdbc;

    MigrationDoorIT(Flyway flyway, DataSource pool, JdbcClient jdbc) {
        this.flyway = flyway;
        this.pool = pool;
        this.jdbc = jdbc;
    }

    @Test
    void migrationTakesAsLongAsItTakesAndStandsBeforeNobody() throws SQLException {
        DataSource door = requireNonNull(flyway.getConfiguration().getDataSource());
        try (Connection migrating = door.getConnection();
                Connection answering = pool.getConnection();
                Statement statement = migrating.createStatement()) {
            assertThat(Duration.ofMillis(answering.getNetworkTimeout())).isPositive();
            assertThat(migrating.getNetworkTimeout())
                    .as("no statement is given up")
                    .isZero();
            try (ResultSet row = statement.executeQuery("show lock_timeout")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("10s");
            }
        }
    }

    @Test
    void whoStartsBesideALongMigrationWaitsForIt() {
        assertThat(flyway.getConfiguration().getLockRetryCount()).isEqualTo(-1);
    }

    /** Each of messaging's has a number below all of the service's own. */
    @Test
    void releaseThatIsPutBackPassesOverWhatItDoesNotKnow() {
        for (String version : new String[] {"0.9", "900"}) {
            jdbc.sql("""
                            insert into flyway_schema_history
                                (installed_rank, version, description, type, script, installed_by, execution_time, success)
                            select max(installed_rank) + 1, :version, 'say more', 'SQL', 'V' || :version || '__say_more.sql',
                                current_user, 1, true from flyway_schema_history
                            """).param("version", version).update();
        }
        try {
            assertThatCode(flyway::migrate).doesNotThrowAnyException();
        } finally {
            jdbc.sql("delete from flyway_schema_history where description = 'say more'")
                    .update();
        }
    }
}
