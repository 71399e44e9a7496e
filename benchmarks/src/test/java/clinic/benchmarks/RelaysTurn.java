package clinic.benchmarks;

import clinic.baremachine.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds the turn to send what an outbox holds, as another instance would, and sends nothing. Taken before a service starts. */
final class RelaysTurn implements AutoCloseable {

    /** "outbox" in ASCII, as messaging locks it. */
    private static final long LOCK = 0x6f7574626f78L;

    private final Connection connection;

    RelaysTurn(Database database) throws SQLException {
        connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
