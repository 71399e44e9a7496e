package clinic.baremachine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server, wherever it runs, in which databases are made. */
abstract class Postgres {

    abstract Connection superuser() throws SQLException;

    /** Host and port, as a JDBC address names them. */
    abstract String address();

    /** Stops every process of it where it stands: it accepts connections and answers none. */
    abstract void hang();

    abstract void goOn();

    /** The database of this name, owned by the role of the same name; both are created if they are missing. */
    public final Database database(String name, String password) {
        try (Connection connection = superuser()) {
            boolean newRole = missing(connection, "select 1 from pg_roles where rolname = ?", name);
            run(connection, (newRole ? "create" : "alter") + " role %I login password %L", name, password);
            if (missing(connection, "select 1 from pg_database where datname = ?", name)) {
                run(connection, "create database %I owner %I", name, name);
            }
            run(connection, "revoke connect on database %I from public", name, name);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " could not be created: " + e.getMessage(), e);
        }
        return Database.at(address(), name, password);
    }

    private static boolean missing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return !statement.executeQuery().next();
        }
    }

    /** PostgreSQL itself quotes the names: these commands take no parameters. */
    private static void run(Connection connection, String command, String first, String second) throws SQLException {
        try (PreparedStatement quote = connection.prepareStatement("select format(?, ?::text, ?::text)");
                Statement statement = connection.createStatement()) {
            quote.setString(1, command);
            quote.setString(2, first);
            quote.setString(3, second);
            ResultSet quoted = quote.executeQuery();
            quoted.next();
            statement.execute(quoted.getString(1));
        }
    }
}
