package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.benchmarks.DueReminders.Cancelled;
import clinic.benchmarks.floor.Taken;
import clinic.figures.Median;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast what is due leaves, when much is due at one instant: mails beside a bare SMTP load generator with the same
 * connections and the same mail, then SMS and mails together, as many as a large chain might have at eight in the morning,
 * while one visit in a hundred is cancelled. Each is claimed, judged, worded, handed over, written
 * down and announced. {@code ./clinic measure messages}
 */
class MessagesMeasurement {

    /** As many as the service hands over at once by mail, and as many again by SMS. */
    private static final int AT_ONCE = 16;

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int MANY = Integer.getInteger("clinic.measure.messages", QUICK ? 2_000 : 100_000);
    private static final int A_ROUND = QUICK ? 500 : 5_000;
    private static final int ROUNDS = QUICK ? 3 : 5;
    private static final Duration WARM = QUICK ? Duration.ZERO : Duration.ofSeconds(100);
    private static final long SEED = Long.getLong("clinic.measure.seed", 7);
    private static final String OURS = "reminder-service";
    private static final String FLOOR = "bare SMTP";
    private static final Meanwhile NOBODY = due -> {};
    private static final String PASSWORD = "measured-and-then-forgotten-31";
    private static final Duration A_WHILE = Duration.ofMinutes(15);

    private final Rates rates = new Rates();
    private Taken taken = new Taken(Clock.systemUTC());

    @Test
    void messages(@TempDir Path folder) throws Exception {
        Report report = new Report("messages");
        Path log = Path.of("target", "postgres-messages.log").toAbsolutePath();
        Path programs = folder.resolve("programs");
        Path data = folder.resolve("data");
        int port = LocalKafka.freePort();
        try (LocalPostgres first = LocalPostgres.durable(programs, data, port, log)) {
            // From its next start on PostgreSQL notes when each transaction was committed.
            new Superuser(first.database("reminder", PASSWORD)).run("ALTER SYSTEM SET track_commit_timestamp = on");
        }
        try (LocalPostgres postgres = LocalPostgres.durable(programs, data, port, log);
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort());
                Sinks sinks = Sinks.open();
                CancelledMeanwhile cancellations = new CancelledMeanwhile(kafka.bootstrapServers())) {
            Topics.create(kafka.bootstrapServers());
            taken = sinks.taken();
            Database database = postgres.database("reminder", PASSWORD);
            try (MeasuredService service =
                    MeasuredService.reminder(database, kafka.bootstrapServers(), sinks.settings())) {
                DueReminders reminders = new DueReminders(database);
                report.say("Messages that are due at once, %d at a time on each channel, warm (%d s), %s%n"
                        .formatted(AT_ONCE, WARM.toSeconds(), Surroundings.now()));
                mailsBesideTheFloor(report, reminders, sinks.mail());
                together(report, reminders, cancellations);
                assertThat(service.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
            }
            report.held("each arrived once and was announced, none was taken after its visit was known as cancelled");
            report.keep();
        }
    }

    private void mailsBesideTheFloor(Report report, DueReminders reminders, SmtpSink mail) throws Exception {
        // On both channels, or the compilers would work on the one while the other is measured.
        for (Instant warm = Instant.now().plus(WARM); Instant.now().isBefore(warm); ) {
            leave(reminders, A_ROUND, 2, NOBODY);
        }
        leave(reminders, A_ROUND, 1, NOBODY);
        String one = mail.latest();
        BareSmtp floor = new BareSmtp(mail.port(), AT_ONCE);
        floor.send(one, A_ROUND);
        for (int round = 0; round < ROUNDS; round++) {
            rates.note(OURS, leave(reminders, A_ROUND, 1, NOBODY));
            taken.forget();
            long from = System.nanoTime();
            floor.send(one, A_ROUND);
            rates.note(FLOOR, A_ROUND / ((System.nanoTime() - from) / 1e9));
            assertThat(taken.count()).isEqualTo(A_ROUND);
        }
        report.say("  mails of %d bytes: %s a second, bare SMTP %s, ratio %s%n"
                .formatted(one.length(), rates.of(OURS), rates.of(FLOOR), rates.ratio(OURS, FLOOR)));
        report.ratio("mails due at once, a second", FLOOR, rates.ratio(OURS, FLOOR));
    }

    private void together(Report report, DueReminders reminders, CancelledMeanwhile cancellations) throws Exception {
        int cancelled = MANY / 100;
        double seconds = MANY
                / leave(reminders, MANY, 2, due -> {
                    List<Integer> visits = new ArrayList<>(
                            IntStream.rangeClosed(1, MANY).boxed().toList());
                    Collections.shuffle(visits, new Random(SEED));
                    for (int n = 0; n < cancelled; n++) {
                        int left = MANY / cancelled * n;
                        await().atMost(A_WHILE)
                                .pollInterval(Duration.ofMillis(5))
                                .until(() -> taken.count() >= left);
                        cancellations.tell(visits.get(n), due);
                    }
                    await("all to be known").until(() -> reminders.cancelled().size() == cancelled);
                });
        report.say(
                "  %d due at one instant, every second one a mail: handed over within %.1f s of it, %.0f a second; none twice%n"
                        .formatted(MANY, seconds, MANY / seconds));
        report.figure("SMS and mails due at once", "a second", Median.once(MANY / seconds));
        sayOf(report, reminders.cancelled(), cancellations.told());
    }

    /** None was taken after its visit was known as cancelled; what a hand held by then may still have arrived. */
    private void sayOf(Report report, List<Cancelled> cancelled, Map<UUID, Instant> told) {
        assertThat(cancelled).hasSize(told.size());
        assertThat(cancelled.stream()
                        .filter(one ->
                                one.sent() && one.taken() != null && one.taken().isAfter(one.known())))
                .as("taken after its visit was known as cancelled, seed " + SEED)
                .isEmpty();
        Map<UUID, Instant> came = taken.byMessage();
        double[] lag = cancelled.stream()
                .mapToDouble(one -> seconds(told.getOrDefault(one.visit(), one.known()), one.known()))
                .sorted()
                .toArray();
        double[] afterwards = cancelled.stream()
                .filter(Cancelled::sent)
                .mapToDouble(one ->
                        seconds(one.known(), Objects.requireNonNull(came.get(one.reminder()), "sent, so it came")))
                .filter(late -> late > 0)
                .sorted()
                .toArray();
        report.say(
                "  %d visits cancelled meanwhile, seed %d: %d reminders did not leave; known %.3f s after the event (longest %.3f s)%n"
                        .formatted(
                                cancelled.size(),
                                SEED,
                                cancelled.stream().filter(one -> !one.sent()).count(),
                                lag[lag.length / 2],
                                lag[lag.length - 1]));
        report.say("  none was taken after that; %d were in a hand already and arrived up to %.3f s later%n"
                .formatted(afterwards.length, afterwards.length == 0 ? 0 : afterwards[afterwards.length - 1]));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private interface Meanwhile {

        void happens(Instant due) throws Exception;
    }

    /** Lays so many, waits until all have left, and says how many left a second, counted from when they were due. */
    private double leave(DueReminders reminders, int count, int mailEach, Meanwhile meanwhile) throws Exception {
        taken.forget();
        // Late enough that all are there when the first is due; the dispatcher looks for the next due instant by
        // itself.
        Instant due = Instant.now().plus(Duration.ofMillis(3_000 + count / 10L));
        reminders.lay(count, mailEach, due);
        assertThat(Instant.now()).as("they are laid before they are due").isBefore(due);
        await("the first to leave").atMost(A_WHILE).until(() -> taken.count() > 0);
        meanwhile.happens(due);
        await("all messages to leave")
                .atMost(A_WHILE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> taken.count() >= count * 99 / 100 && reminders.allHaveLeft());
        long sinceLast = System.nanoTime() - taken.last();
        double seconds = Duration.between(due, Instant.now()).toNanos() / 1e9 - sinceLast / 1e9;
        assertThat(taken.twice()).as("sent twice").isZero();
        await("what the cancelled are told about it")
                .atMost(Duration.ofMinutes(1))
                .until(() -> reminders.count("message WHERE state = 'PLANNED'") == 0 && reminders.allHaveLeft());
        assertThat(taken.twice()).as("sent twice").isZero();
        assertThat(taken.count()).as("sent").isEqualTo((int) reminders.count("message WHERE state = 'SENT'"));
        reminders.areDealtWith(count);
        return count / seconds;
    }
}
