package clinic.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies PostgreSQL's folder while the server works, as its manual says under "low-level base backup": the files as they
 * are read are of many instants; the log that was written meanwhile, copied last, makes them one.
 */
record HotCopy(Path folder, int port) {

    private static final String NAME = "postgres";
    private static final String LOG = "pg_wal";

    /** Of this server's life alone: copied, they would mislead the next one. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    /** Filled anew at each start; the folders themselves must be there. */
    private static final Set<String> FILLED_ANEW = Set.of(
            LOG,
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pgsql_tmp");

    void into(BackUpFile file) throws IOException, SQLException {
        try (Connection server = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port));
                Statement statement = server.createStatement()) {
            // Until this connection ends the server throws away nothing of its log.
            ask(statement, "select pg_create_physical_replication_slot('back_up', true, true)::text, ''");
            String first = ask(statement, "select pg_walfile_name(pg_backup_start('clinic', fast => true)), '' ")
                    .getFirst();
            file.add(NAME, folder, this::isCopied);
            List<String> end = ask(
                    statement, "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)");
            file.add(NAME + "/backup_label", end.getFirst());
            addLog(file, first, end.getLast());
        }
    }

    /** A server that does not run has written down everything, its log included. */
    void ofAStoppedServer(BackUpFile file) throws IOException {
        file.add(NAME, folder, path -> !NOT_COPIED.contains(path.getFileName().toString()));
    }

    private boolean isCopied(Path path) {
        String name = path.getFileName().toString();
        return !NOT_COPIED.contains(name)
                && !name.startsWith("pg_internal.init")
                && !FILLED_ANEW.contains(path.getName(path.getNameCount() - 2).toString());
    }

    private void addLog(BackUpFile file, String first, String last) throws IOException {
        List<Path> segments;
        try (Stream<Path> found = Files.list(folder.resolve(LOG))) {
            segments = found.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.length() == first.length()
                                && name.compareTo(first) >= 0
                                && name.compareTo(last) <= 0;
                    })
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            file.add(NAME + "/" + LOG + "/" + segment.getFileName(), segment, path -> true);
        }
    }

    private static List<String> ask(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return List.of(row.getString(1), row.getString(2));
        }
    }
}
