package clinic.baremachine;

import java.sql.Connection;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL in a container: fast and forgetful, gone with this JVM. */
class ContainedPostgres extends Postgres {

    private final PostgreSQLContainer container = new PostgreSQLContainer(Engine.POSTGRES);

    ContainedPostgres() {
        container
                .withStartupTimeout(Engine.START)
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        // Spring keeps the contexts of earlier tests, each with its pool.
                        "max_connections=500");
        container.start();
        Engine.removeAtTheEnd(container);
    }

    @Override
    Connection superuser() throws SQLException {
        return container.createConnection("");
    }

    @Override
    String address() {
        return container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    @Override
    void hang() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    void goOn() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }
}
