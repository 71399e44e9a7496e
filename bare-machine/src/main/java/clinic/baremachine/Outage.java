package clinic.baremachine;

import clinic.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a test's Kafka or database away and gives it back, with all it held. */
public final class Outage {

    private final LocalPostgres postgres;
    private final String database;
    private final Path log;
    private final int port = LocalKafka.freePort();
    private final ProcessHandle server;
    private @Nullable LocalKafka kafka;

    Outage(LocalPostgres postgres, String database) {
        this.postgres = postgres;
        this.database = database;
        // While it hangs it cannot be asked.
        this.server = postgres.process();
        try {
            this.log = Files.createTempDirectory("clinic-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalKafka started = LocalKafka.start(log, port);
        this.kafka = started;
        Topics.create(started.bootstrapServers());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public void kafkaDown() {
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    public void kafkaUp() {
        if (kafka == null) {
            kafka = LocalKafka.start(log, port);
        }
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
        signal("-STOP");
    }

    public void databaseGoesOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.add(Long.toString(server.pid()));
        server.children().map(child -> Long.toString(child.pid())).forEach(command::add);
        try {
            if (new ProcessBuilder(command).start().waitFor() != 0) {
                throw new IllegalStateException("PostgreSQL could not be signalled");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
        kafkaDown();
        try (Stream<Path> files = Files.walk(log)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
