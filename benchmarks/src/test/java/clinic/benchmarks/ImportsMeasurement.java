package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many patients a second are taken in from a file: read, checked, looked for among those who are known, recorded with
 * a consent, written into the audit, and announced; beside bare JDBC batches that insert the same rows into a table like
 * that of the patients and nothing else. Then the service is killed in the middle (SIGKILL) and started again: nobody may
 * be missing and nobody there twice. {@code ./clinic measure imports}
 */
class ImportsMeasurement {

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int PATIENTS = Integer.getInteger("clinic.measure.patients", QUICK ? 10_000 : 50_000);
    private static final int ROUNDS = QUICK ? 2 : 3;
    /** As many as the service takes in at once. */
    private static final int AT_ONCE = 250;

    private static final int PIECE = 512 * 1024;
    private static final String OURS = "import";
    private static final String FLOOR = "JDBC batches";

    private final Rates rates = new Rates();

    @Test
    void imports(@TempDir Path folder) throws Exception {
        Report report = new Report("imports");
        Path log = Path.of("target", "postgres-imports.log").toAbsolutePath();
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"), folder.resolve("data"), LocalKafka.freePort(), log);
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
            Database database = postgres.database("booking", "measured-and-then-forgotten-31");
            report.say("Patients taken in from a file, %d a round, %s%n".formatted(PATIENTS, Surroundings.now()));
            try (MeasuredService service = MeasuredService.on(database, kafka.bootstrapServers(), Map.of());
                    Connection connection = connect(database)) {
                for (int round = 0; round <= ROUNDS; round++) {
                    if (round == 1) {
                        // The first only warms up.
                        rates.forget();
                    }
                    rates.note(OURS, ours(connection, "r" + round));
                    rates.note(FLOOR, floor(connection, "r" + round));
                }
            }
            report.say("  %s %s rows a second, %s %s; ratio %s%n"
                    .formatted(OURS, rates.of(OURS), FLOOR, rates.of(FLOOR), rates.ratio(OURS, FLOOR)));
            report.ratio("rows a second", FLOOR, rates.ratio(OURS, FLOOR));
            kill(report, database, kafka);
            report.held("nobody missing and nobody twice, also after the service was killed in the middle");
            report.keep();
        }
    }

    /** From the first rows that are in to the last. */
    private static double ours(Connection connection, String round) throws SQLException {
        UUID id = begin(connection, round);
        await("the first rows")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> done(connection, id) > 0);
        int first = done(connection, id);
        long from = System.nanoTime();
        finish(connection, id);
        double seconds = (System.nanoTime() - from) / 1e9;
        complete(connection, round);
        return (PATIENTS - first) / seconds;
    }

    private static void kill(Report report, Database database, LocalKafka kafka) throws Exception {
        UUID id;
        int done;
        try (MeasuredService service = MeasuredService.on(database, kafka.bootstrapServers(), Map.of());
                Connection connection = connect(database)) {
            id = begin(connection, "killed");
            await("half of the rows")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> done(connection, id) > PATIENTS / 2);
            service.kill();
            done = done(connection, id);
        }
        long from = System.nanoTime();
        try (MeasuredService service = MeasuredService.on(database, kafka.bootstrapServers(), Map.of());
                Connection connection = connect(database)) {
            finish(connection, id);
            complete(connection, "killed");
            report.say(
                    "  killed at row %d of %d, complete %.1f s after it was started again; nobody missing, nobody twice%n"
                            .formatted(done, PATIENTS, (System.nanoTime() - from) / 1e9));
        }
    }

    private static double floor(Connection connection, String round) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS floor (LIKE patients INCLUDING ALL)");
        }
        connection.setAutoCommit(false);
        long from = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO floor (id, version, revision, name, birth_date, mobile, email, language, recorded_at)"
                        + " VALUES (?, 0, 1, ?, ?, NULL, ?, 'sv', now())")) {
            for (int n = 0; n < PATIENTS; n++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, name(n));
                insert.setObject(3, born(n));
                insert.setString(4, email(round, n));
                insert.addBatch();
                if (n % AT_ONCE == AT_ONCE - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return PATIENTS / ((System.nanoTime() - from) / 1e9);
    }

    /** As the pages lay a file up and begin it. */
    private static UUID begin(Connection connection, String round) throws SQLException {
        StringBuilder file = new StringBuilder("Nr;Namn;Född;E-post;Påminnelser\n");
        for (int n = 0; n < PATIENTS; n++) {
            file.append("%s-%d;%s;%s;%s;ja%n".formatted(round, n, name(n), born(n), email(round, n)));
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        connection.setAutoCommit(false);
        try (PreparedStatement one = connection.prepareStatement("""
                        INSERT INTO imports (id, kind, system, file_name, letters, separator, headings, columns, state,
                               rows, done, made, in_doubt, known, refused, by, laid_up_at, begun_at)
                        VALUES (?, 'PATIENTS', 'measured', 'm.csv', 'UTF_8', 'SEMICOLON',
                                '{Nr,Namn,Född,E-post,Påminnelser}',
                                '{NUMBER=0,NAME=1,BIRTH_DATE=2,EMAIL=3,REMINDERS=4}', 'RUNNING',
                                ?, 0, 0, 0, 0, 0, ?, now(), now())""");
                PreparedStatement piece = connection.prepareStatement("INSERT INTO import_pieces VALUES (?, ?, ?)")) {
            one.setObject(1, id);
            one.setInt(2, PATIENTS);
            one.setObject(3, UUID.randomUUID());
            one.executeUpdate();
            for (int number = 0; number * PIECE < bytes.length; number++) {
                piece.setObject(1, id);
                piece.setInt(2, number);
                piece.setBytes(
                        3, Arrays.copyOfRange(bytes, number * PIECE, Math.min(bytes.length, (number + 1) * PIECE)));
                piece.executeUpdate();
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return id;
    }

    private static void finish(Connection connection, UUID id) {
        await("all rows")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> number(
                                connection,
                                "SELECT count(*) FROM imports WHERE state = 'FINISHED' AND id = '" + id + "'")
                        == 1);
    }

    private static void complete(Connection connection, String round) throws SQLException {
        String whose = " FROM patients WHERE email LIKE '%@" + round + ".example'";
        assertThat(number(connection, "SELECT count(*)" + whose)).isEqualTo(PATIENTS);
        assertThat(number(connection, "SELECT count(DISTINCT email)" + whose)).isEqualTo(PATIENTS);
    }

    private static int done(Connection connection, UUID id) throws SQLException {
        return number(connection, "SELECT done FROM imports WHERE id = '" + id + "'");
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    private static String name(int n) {
        return "Person " + n;
    }

    private static LocalDate born(int n) {
        return LocalDate.of(1940, 1, 1).plusDays(n % 25_000);
    }

    private static String email(String round, int n) {
        return "p" + n + "@" + round + ".example";
    }
}
