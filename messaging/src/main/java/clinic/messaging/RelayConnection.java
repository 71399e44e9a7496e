package clinic.messaging;

import clinic.vitals.SideDoor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The relay's own connection. The right to send is an advisory lock that lives exactly as long as this connection:
 * whoever can read the outbox through it is the only one who sends. Not pooled, so that no pool keeps it alive.
 */
class RelayConnection implements AutoCloseable {

    /** "outbox" in ASCII; advisory locks are counted per database, so every service may use the same. */
    private static final long LOCK = 0x6f7574626f78L;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;

    private RelayConnection(Connection connection) {
        this.connection = connection;
    }

    static RelayConnection open(JdbcConnectionDetails database) throws SQLException {
        SideDoor door = new SideDoor(database, "outbox-relay", PATIENCE);
        // A machine that vanishes gives up the lock within seconds, not with the two hours of TCP's own patience.
        return new RelayConnection(
                door.open("tcp_keepalives_idle=5", "tcp_keepalives_interval=2", "tcp_keepalives_count=3"));
    }

    boolean mayRelay() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            ResultSet result = statement.executeQuery();
            return result.next() && result.getBoolean(1);
        }
    }

    List<Waiting> waiting(int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, event_id, topic, key, type, occurred_at, traceparent, payload
                from outbox where sent_at is null order by id limit ?
                """)) {
            statement.setInt(1, limit);
            ResultSet rows = statement.executeQuery();
            List<Waiting> waiting = new ArrayList<>();
            while (rows.next()) {
                waiting.add(waiting(rows));
            }
            return waiting;
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        Instant occurredAt = row.getTimestamp("occurred_at").toInstant();
        String payload = row.getString("payload");
        return new Waiting(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                occurredAt,
                row.getString("traceparent"),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
    }

    void markSent(Collection<Long> rows) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update outbox set sent_at = now() where id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", rows.toArray()));
            statement.executeUpdate();
        }
    }

    /** Forgets what was sent and taken long ago; by the database's own clock, which nobody moves. */
    void tidy(Duration keepSent, Duration keepTaken) throws SQLException {
        delete("delete from outbox where sent_at < now() - make_interval(secs => ?)", keepSent);
        delete("delete from inbox where taken_at < now() - make_interval(secs => ?)", keepTaken);
    }

    private void delete(String command, Duration keep) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            statement.setDouble(1, keep.toSeconds());
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
