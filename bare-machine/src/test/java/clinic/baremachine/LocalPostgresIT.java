package clinic.baremachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

    @Test
    void durableDataSurvivesARestartAndNoCommitIsLeftToChance(@TempDir Path folder) throws SQLException {
        Path data = folder.resolve("postgres");
        Path programs = folder.resolve("programs");
        Path log = folder.resolve("postgres.log");
        try (LocalPostgres postgres = LocalPostgres.durable(programs, data, LocalKafka.freePort(), log);
                Connection connection = connect(postgres.database("booking", "it's a secret"))) {
            connection.createStatement().execute("create extension btree_gist");
            connection.createStatement().execute("create table visit as select 7 as id");
        }
        try (LocalPostgres postgres = LocalPostgres.durable(programs, data, LocalKafka.freePort(), log);
                Connection connection = connect(postgres.database("booking", "it's a secret"))) {
            assertThat(answer(connection, "select id from visit")).isEqualTo("7");
            assertThat(answer(connection, "show fsync")).isEqualTo("on");
            assertThat(answer(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(answer(connection, "select lower('ÅÄÖ')")).isEqualTo("åäö");
            assertThat(answer(connection, "select current_setting('server_version_num')::int / 10000"))
                    .isEqualTo("18");
        }
    }

    @Test
    void aRoleEntersOnlyItsOwnDatabaseAndOnlyWithItsPassword() {
        try (LocalPostgres postgres = LocalPostgres.throwAway()) {
            Database booking = postgres.database("booking", "one");
            Database reminder = postgres.database("reminder", "two");

            assertThatThrownBy(() -> connect(new Database(booking.url(), "booking", "guess")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThatThrownBy(() -> connect(new Database(booking.url(), reminder.username(), reminder.password())))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    private static String answer(Connection connection, String query) throws SQLException {
        ResultSet result = connection.createStatement().executeQuery(query);
        result.next();
        return result.getString(1);
    }
}
