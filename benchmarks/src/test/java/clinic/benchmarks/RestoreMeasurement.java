package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.benchmarks.CatchingUp.Caught;
import clinic.contracts.Topic;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast reminder-service is where it was after its database was lost, and after one of yesterday was put back: its own
 * words are read first, then its topics from their beginning. Beside a consumer that copies the same records into a table.
 * Nothing may be sent, even once the channels are resumed. {@code ./clinic measure restore}
 */
class RestoreMeasurement {

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int VISITS = Integer.getInteger("clinic.measure.visits", QUICK ? 1_000 : 20_000);
    private static final int ROUNDS = QUICK ? 2 : 3;
    /** Yesterday's database lacks one visit in so many. */
    private static final int NEW = 20;

    private static final String LOST = "all lost";
    private static final String YESTERDAY = "yesterday's";

    private final Rates together = new Rates();
    private final Rates words = new Rates();
    private final Rates events = new Rates();

    /** All that a restoring is about. */
    private record Clinic(String kafka, Database database, ToldHistory history, CatchingUp catching, Copying floor) {}

    @Test
    void restore(@TempDir Path folder) throws Exception {
        Report report = new Report("restore");
        Path log = Path.of("target", "postgres-restore.log").toAbsolutePath();
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"), folder.resolve("data"), LocalKafka.freePort(), log);
                LocalKafka broker = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort())) {
            String kafka = broker.bootstrapServers();
            Topics.create(kafka);
            Database database = postgres.database("reminder", "measured-and-then-forgotten-31");
            Copying floor = new Copying(kafka, postgres.database("floor", "measured-and-then-forgotten-47"));
            floor.prepare();
            try (ToldHistory history = new ToldHistory(kafka);
                    CatchingUp catching = new CatchingUp(kafka)) {
                report.say("Restoring after %d visits, %s%n".formatted(VISITS, Surroundings.now()));
                Clinic clinic = new Clinic(kafka, database, history, catching, floor);
                history.goesOn(VISITS - VISITS / NEW);
                floor.round(records());
                restored(clinic, LOST, "lost");
                BackUp backUp = new BackUp(database);
                backUp.take();
                history.goesOn(VISITS / NEW);
                for (int round = 0; round < ROUNDS; round++) {
                    backUp.restore();
                    restored(clinic, YESTERDAY, "yesterday-" + round);
                }
            }
            tell(report, LOST, "all is new");
            tell(report, YESTERDAY, "one in %d is new".formatted(NEW));
            report.say("  0 sent, also after the channels were resumed%n".formatted());
            report.held("nothing sent, also after the channels were resumed; every visit is where it was");
            report.keep();
        }
    }

    private void restored(Clinic clinic, String what, String word) throws Exception {
        double copied = clinic.floor().round(records());
        long told = clinic.catching().held(Stream.of(Topic.MESSAGES));
        try (Sinks sinks = Sinks.open();
                ExecutorService watching = Executors.newSingleThreadExecutor()) {
            Future<Caught> caught = watching.submit(clinic.catching()::up);
            Map<String, String> settings = new HashMap<>(sinks.settings());
            settings.put("CLINIC_RESTORED", word);
            try (MeasuredService service = MeasuredService.reminder(clinic.database(), clinic.kafka(), settings)) {
                note(what, told, secondsToRead(clinic.database(), word), caught.get(), copied);
                isWhereItWas(clinic.database(), clinic.history());
                sendsNothing(clinic.database());
                assertThat(service.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
            } finally {
                // A service that did not start reads nothing, and nobody waits for it.
                caught.cancel(true);
            }
            assertThat(sinks.taken().count()).as("sent").isZero();
        }
        clinic.catching().untilNobodyReads();
    }

    /** Even when the channels are resumed, and the dispatcher has looked since. */
    private static void sendsNothing(Database database) throws SQLException {
        run(database, "DELETE FROM paused_channel");
        await("what is due after the channels were resumed")
                .atMost(Duration.ofMinutes(1))
                .during(Duration.ofSeconds(6))
                .until(() -> count(database, "message WHERE state = 'SENDING' OR state = 'PLANNED' AND due_at <= now()")
                        == 0);
    }

    private void note(String what, long told, double reading, Caught up, double copied) {
        words.note(what, told / reading);
        events.note(what, up.events() / up.seconds());
        together.note(what, (told + up.events()) / (reading + up.seconds()));
        together.note(what + " copied", copied);
    }

    /** What it reads, and its own words. */
    private static Stream<Topic> records() {
        return Stream.concat(CatchingUp.topics(), Stream.of(Topic.MESSAGES));
    }

    private void tell(Report report, String what, String how) {
        report.ratio("read a second, " + what, "copying", together.ratio(what, what + " copied"));
        report.say("  %s (%s): own words %s a second, then events %s; together %s, copying %s, ratio %s%n"
                .formatted(
                        what,
                        how,
                        words.of(what),
                        events.of(what),
                        together.of(what),
                        together.of(what + " copied"),
                        together.ratio(what, what + " copied")));
    }

    private static void isWhereItWas(Database database, ToldHistory history) throws SQLException {
        assertThat(count(database, "visit")).as("visits").isEqualTo(history.visits());
        assertThat(count(database, "visit WHERE standing = 'CANCELLED'"))
                .as("cancelled")
                .isEqualTo(history.cancelled());
        assertThat(count(database, "message WHERE state = 'SENT'"))
                .as("known to be sent")
                .isPositive();
    }

    /** From the pause to the end of it, as the service noted both. */
    private static double secondsToRead(Database database, String word) throws SQLException {
        try (Connection connection = connect(database);
                PreparedStatement statement = connection.prepareStatement("SELECT extract(epoch FROM done_at"
                        + " - (SELECT min(paused_at) FROM paused_channel)) FROM restored WHERE word = ?")) {
            statement.setString(1, word);
            try (ResultSet seconds = statement.executeQuery()) {
                seconds.next();
                return seconds.getDouble(1);
            }
        }
    }

    private static long count(Database database, String rows) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void run(Database database, String statement) throws SQLException {
        try (Connection connection = connect(database);
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }
}
