package clinic.endtoend.running;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A service's database, asked beside the service. */
public record ClinicDatabase(ClinicHome home, String name) {

    /** The one number that a query answers. */
    public long number(String query) {
        return ask(query, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The first column of what a query answers. */
    public Set<String> strings(String query) {
        return ask(query, rows -> {
            Set<String> found = new LinkedHashSet<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        });
    }

    /** Changes the database behind the service's back: only to plant a fault. */
    public void plant(String command) {
        try (Connection connection =
                        DriverManager.getConnection(home.databaseUrl(name), name, home.databasePassword(name));
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException refused) {
            throw new IllegalStateException(command, refused);
        }
    }

    /** Instants by name, from a query for both. */
    public Map<String, Instant> instants(String query) {
        return ask(query, rows -> {
            Map<String, Instant> found = new HashMap<>();
            while (rows.next()) {
                found.put(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
            return found;
        });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T ask(String query, Reading<T> reading) {
        try (Connection connection =
                        DriverManager.getConnection(home.databaseUrl(name), name, home.databasePassword(name));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return reading.of(rows);
        } catch (SQLException refused) {
            throw new IllegalStateException(query, refused);
        }
    }
}
