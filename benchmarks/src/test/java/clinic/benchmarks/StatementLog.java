package clinic.benchmarks;

import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.benchmarks.floor.Crowd;
import clinic.benchmarks.floor.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** PostgreSQL's own log, made to tell every statement while something is done. */
record StatementLog(Database database, Path file) {

    /** Before the service connects: what a server was started with, only a role's own setting outranks. */
    StatementLog withValues() throws SQLException {
        run("ALTER ROLE " + database.username() + " SET log_error_verbosity = 'default'");
        return this;
    }

    /** What the service sent while it took a turn. */
    List<SentStatement> during(Crowd.Work work, Turn turn) throws Exception {
        tell("SET log_line_prefix = '%a|'", "SET log_statement = 'all'");
        try {
            // The relay and the server itself never fall silent, the pool does.
            int before = settled().size();
            work.once(turn);
            List<SentStatement> sent = settled();
            return sent.subList(before, sent.size());
        } finally {
            tell("RESET log_statement", "RESET log_line_prefix");
        }
    }

    private List<SentStatement> settled() {
        AtomicReference<List<SentStatement>> told = new AtomicReference<>(List.of());
        await("the end of what the pool sends")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    List<SentStatement> now = SentStatement.in(Files.readString(file));
                    return told.getAndSet(now).size() == now.size();
                });
        return told.get();
    }

    private void tell(String... settings) throws SQLException {
        for (String setting : settings) {
            run("ALTER SYSTEM " + setting);
        }
        run("SELECT pg_reload_conf()");
    }

    private void run(String statement) throws SQLException {
        new Superuser(database).run(statement);
    }
}
