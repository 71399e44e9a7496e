package clinic.messaging;

import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How migrations reach the database: not through the pool, where a statement is given up when the people who wait for it
 * would be. An index on the tables of years takes as long as it takes; begun anew after each minute it would never be done.
 */
class MigrationDoor extends DriverManagerDataSource {

    /** Whoever wants a table for itself stands before all who come after it: better it comes again than that they wait. */
    private static final String FOR_A_LOCK = "10s";

    MigrationDoor(JdbcConnectionDetails database) {
        super(database.getJdbcUrl(), properties(database));
    }

    private static Properties properties(JdbcConnectionDetails database) {
        Properties properties = new Properties();
        properties.put("user", database.getUsername());
        properties.put("password", database.getPassword());
        properties.put("ApplicationName", "migrations");
        properties.put("socketTimeout", "0");
        // A database that is gone without a word is noticed all the same.
        properties.put("tcpKeepAlive", "true");
        // What it would quote of a refused row is nobody's business in the log.
        properties.put("logServerErrorDetail", "false");
        properties.put("options", "-c lock_timeout=" + FOR_A_LOCK);
        return properties;
    }
}
