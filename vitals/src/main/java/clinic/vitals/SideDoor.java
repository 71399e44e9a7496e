package clinic.vitals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A way to the database beside the pool, for those who must neither wait behind the patients nor hang when it does not
 * answer.
 */
public final class SideDoor {

    /** Reads the one row there is. */
    @FunctionalInterface
    public interface Reading<T> {

        /** @throws SQLException when the row is not what was expected */
        T of(ResultSet row) throws SQLException;
    }

    private final JdbcConnectionDetails database;
    private final String who;
    private final Duration patience;

    /** @param who as the database tells it of its connections */
    public SideDoor(JdbcConnectionDetails database, String who, Duration patience) {
        this.database = database;
        this.who = who;
        this.patience = patience;
    }

    /** Opens a connection on which nothing takes longer than the patience. */
    public Connection open(String... options) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", database.getUsername());
        properties.put("password", database.getPassword());
        properties.put("ApplicationName", who);
        properties.put("connectTimeout", Long.toString(patience.toSeconds()));
        properties.put("sslResponseTimeout", Long.toString(patience.toMillis()));
        properties.put("socketTimeout", Long.toString(patience.toSeconds()));
        // What it would quote of a refused row is nobody's business here.
        properties.put("logServerErrorDetail", "false");
        if (options.length > 0) {
            properties.put("options", "-c " + String.join(" -c ", options));
        }
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    /** Asks for one row, on a connection that lives no longer than that. */
    public <T> T ask(String query, Reading<T> reading) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return reading.of(rows);
        }
    }
}
