package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast due messages are taken and their ends written down, alone: nobody judges them, words them or carries them
 * away, and the outbox is written and not sent. Beside db-scheduler on the same database, with as many due items and connections, whose tasks do nothing.
 * {@code ./clinic measure queue}
 */
class QueueMeasurement {

    /** As many as the service's pool has. */
    private static final int CONNECTIONS = 10;

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int A_ROUND = Integer.getInteger("clinic.measure.messages", QUICK ? 1_000 : 10_000);
    private static final int ROUNDS = QUICK ? 3 : 5;
    private static final String OURS = "reminder-service";
    private static final String THEIRS = "db-scheduler";

    private final Rates rates = new Rates();

    @Test
    void queue(@TempDir Path folder) throws Exception {
        Report report = new Report("queue");
        Path log = Path.of("target", "postgres-queue.log").toAbsolutePath();
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"), folder.resolve("data"), LocalKafka.freePort(), log);
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
            Database database = postgres.database("reminder", "measured-and-then-forgotten-31");
            try (RelaysTurn held = new RelaysTurn(database);
                    MeasuredService service = MeasuredService.queueAlone(database, kafka.bootstrapServers());
                    ScheduledTasks tasks = new ScheduledTasks(database, CONNECTIONS)) {
                report.say("Taking what is due and writing down its end, %d due at one instant, %d connections, %s%n"
                        .formatted(A_ROUND, CONNECTIONS, Surroundings.now()));
                Instant warm = Instant.now().plus(QUICK ? Duration.ZERO : Duration.ofSeconds(60));
                do {
                    round(service, new DueReminders(database), tasks);
                } while (Instant.now().isBefore(warm));
                rates.forget();
                for (int round = 0; round < ROUNDS; round++) {
                    round(service, new DueReminders(database), tasks);
                }
            }
            report.say(
                    "  %s %s a second, %s %s (%d threads, fetches up to %.0f when fewer than %.0f are left); ratio %s%n"
                            .formatted(
                                    OURS,
                                    rates.of(OURS),
                                    THEIRS,
                                    rates.of(THEIRS),
                                    ScheduledTasks.THREADS,
                                    ScheduledTasks.THREADS * ScheduledTasks.UPPER,
                                    ScheduledTasks.THREADS * ScheduledTasks.LOWER,
                                    rates.ratio(OURS, THEIRS)));
            report.say("  each done once and none left; ours were announced in the outbox as well%n".formatted());
            report.ratio("taken and written down a second", THEIRS, rates.ratio(OURS, THEIRS));
            report.held("each done once, none left, all announced");
            report.keep();
        }
    }

    private void round(MeasuredService service, DueReminders reminders, ScheduledTasks tasks) throws Exception {
        rates.note(OURS, ours(service, reminders));
        rates.note(THEIRS, tasks.round(A_ROUND));
    }

    private static double ours(MeasuredService service, DueReminders reminders) throws Exception {
        service.get("/benchmark/carried");
        Instant due = Instant.now().plus(Duration.ofMillis(3_000 + A_ROUND / 10L));
        reminders.lay(A_ROUND, 0, due);
        assertThat(Instant.now()).as("they are laid before they are due").isBefore(due);
        await("the ends of all messages")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> reminders.count("message WHERE state IN ('PLANNED', 'SENDING')") == 0);
        reminders.areDealtWith(A_ROUND);
        reminders.areTakenOnce();
        assertThat(service.get("/benchmark/carried").body())
                .as("carried, and twice")
                .isEqualTo(A_ROUND + " 0");
        return A_ROUND / (Duration.between(due, reminders.settled()).toNanos() / 1e9);
    }
}
