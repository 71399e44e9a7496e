package clinic.baremachine;

import clinic.topics.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Takes a test's Kafka or database away and gives it back, with all it held. */
public final class Outage {

    private final Postgres postgres;
    private final String database;
    private final Broker broker;

    Outage(Postgres postgres, String database, Broker broker) {
        this.postgres = postgres;
        this.database = database;
        this.broker = broker;
        Topics.create(broker.bootstrapServers());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public void kafkaDown() {
        broker.down();
    }

    public void kafkaUp() {
        broker.up();
    }

    /** Ends every connection to the database and refuses new ones. */
    public void databaseDown() {
        asSuperuser("update pg_database set datallowconn = false where datname = ?");
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?");
    }

    public void databaseUp() {
        asSuperuser("update pg_database set datallowconn = true where datname = ?");
    }

    /** Stops every process of PostgreSQL where it stands: it accepts connections and answers none. */
    public void databaseHangs() {
        postgres.hang();
    }

    public void databaseGoesOn() {
        postgres.goOn();
    }

    private void asSuperuser(String command) {
        try (Connection connection = postgres.superuser();
                PreparedStatement statement = connection.prepareStatement(command)) {
            statement.setString(1, database);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        broker.close();
    }
}
