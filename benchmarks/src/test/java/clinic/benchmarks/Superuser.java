package clinic.benchmarks;

import clinic.baremachine.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Whoever may do anything on the server of a database, and comes from this machine only. */
record Superuser(Database database) {

    /** Of the database, as the server knows it. */
    String name() {
        return database.url().substring(slash() + 1);
    }

    void run(String statement) throws SQLException {
        String server = database.url().substring(0, slash());
        try (Connection connection =
                        DriverManager.getConnection(server + "/postgres?ApplicationName=measurement", "postgres", "");
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private int slash() {
        return database.url().lastIndexOf('/');
    }
}
