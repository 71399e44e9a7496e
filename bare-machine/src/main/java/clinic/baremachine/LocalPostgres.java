package clinic.baremachine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** An embedded PostgreSQL on the loopback address: one that lasts, or one that is thrown away. */
public final class LocalPostgres extends Postgres implements AutoCloseable {

    /** Roles give their password; the superuser is reached from this machine only. */
    private static final String ACCESS = """
            local all postgres trust
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private @Nullable Processes hanging;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Keeps its data in the given folder and loses no commit; call {@link #close} to stop it.
     *
     * @param programs where its programs are unpacked, if they are not yet; for one user at a time
     * @param log what it says is added here
     */
    public static LocalPostgres durable(Path programs, Path data, int port, Path log) {
        return start(server().setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setPort(port)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                // Everybody comes by the port; a socket in a folder for all would survive a kill.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200"));
    }

    /** Fast and forgetful, on a free port, gone with this JVM: for tests. */
    public static LocalPostgres throwAway() {
        return start(server().setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                // Spring keeps the contexts of earlier tests, each with its pool.
                .setServerConfig("max_connections", "500"));
    }

    private static EmbeddedPostgres.Builder server() {
        // The same order and letters on every machine, whatever languages it has installed.
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                // Its errors name the constraint; the row that broke it (DETAIL) is a patient's.
                .setServerConfig("log_error_verbosity", "terse")
                .setDataDirectoryCustomizer(LocalPostgres::restrictAccess);
    }

    private static LocalPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return new LocalPostgres(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    private static void restrictAccess(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    String address() {
        return address(port());
    }

    /** How a database of that name is reached, whether it is there yet or not. */
    public static Database database(int port, String name, String password) {
        return Database.at(address(port), name, password);
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    @Override
    void hang() {
        // While it hangs it cannot be asked.
        hanging = process();
        hanging.signal("-STOP");
    }

    @Override
    void goOn() {
        if (hanging != null) {
            hanging.signal("-CONT");
            hanging = null;
        }
    }

    /** PostgreSQL's first process, as it notes itself; it is nobody's child. */
    private Processes process() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet folder = statement.executeQuery("show data_directory")) {
            folder.next();
            Path note = Path.of(folder.getString(1), "postmaster.pid");
            return new Processes(ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(note).getFirst().strip()))
                    .orElseThrow());
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    Connection superuser() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** Ends transactions in progress and stops the server; a durable one can be started again. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
