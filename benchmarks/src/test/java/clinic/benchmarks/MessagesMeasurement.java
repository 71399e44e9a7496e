package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.benchmarks.floor.Taken;
import clinic.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast what is due leaves, when much is due at one instant: mails beside a bare SMTP load generator with the same
 * connections and the same mail, then SMS and mails together, as many as a large chain might have at eight in the morning.
 * Each is claimed, judged, worded, handed over, written down and announced. {@code ./clinic measure messages}
 */
class MessagesMeasurement {

    /** As many as the service hands over at once. */
    private static final int AT_ONCE = 16;

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int MANY = Integer.getInteger("clinic.measure.messages", QUICK ? 2_000 : 100_000);
    private static final int A_ROUND = QUICK ? 500 : 5_000;
    private static final int ROUNDS = QUICK ? 3 : 5;
    private static final Duration A_WHILE = Duration.ofMinutes(15);

    private final StringBuilder table = new StringBuilder();
    private final Taken taken = new Taken();

    @Test
    void messages(@TempDir Path folder) throws Exception {
        Path log = Path.of("target", "postgres-messages.log").toAbsolutePath();
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"), folder.resolve("data"), LocalKafka.freePort(), log);
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort());
                SmtpSink mail = new SmtpSink(taken);
                SmsSink sms = new SmsSink(taken)) {
            Topics.create(kafka.bootstrapServers());
            Database database = postgres.database("reminder", "measured-and-then-forgotten-31");
            try (MeasuredService service =
                    MeasuredService.reminder(database, kafka.bootstrapServers(), settings(mail, sms))) {
                DueReminders reminders = new DueReminders(database);
                say("Messages that are due at once, %d at a time, %s%n".formatted(AT_ONCE, Surroundings.now()));
                mailsBesideTheFloor(reminders, mail);
                together(reminders);
                assertThat(service.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
            }
            say(Surroundings.now() + "\n");
            Files.writeString(Path.of("target", "messages-measurement.txt"), table);
        }
    }

    private static Map<String, String> settings(SmtpSink mail, SmsSink sms) {
        return Map.of(
                "SPRING_MAIL_HOST", "127.0.0.1",
                "SPRING_MAIL_PORT", Integer.toString(mail.port()),
                "CLINIC_MAIL_TLS", "none",
                "CLINIC_SMS_URL", sms.url(),
                "CLINIC_SMS_USERNAME", "measured",
                "CLINIC_SMS_PASSWORD", "measured-and-then-forgotten-53",
                "CLINIC_CONTENT_URL", "http://127.0.0.1:1",
                "CLINIC_BOOKING_URL", "http://127.0.0.1:1");
    }

    private void mailsBesideTheFloor(DueReminders reminders, SmtpSink mail) throws Exception {
        for (Instant warm = Instant.now().plus(QUICK ? Duration.ZERO : Duration.ofSeconds(60)); ; ) {
            leave(reminders, A_ROUND, 1);
            if (Instant.now().isAfter(warm)) {
                break;
            }
        }
        String one = mail.latest();
        BareSmtp floor = new BareSmtp(mail.port(), AT_ONCE);
        floor.send(one, A_ROUND);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(leave(reminders, A_ROUND, 1));
            taken.forget();
            long from = System.nanoTime();
            floor.send(one, A_ROUND);
            bare.add(A_ROUND / ((System.nanoTime() - from) / 1e9));
            assertThat(taken.count()).isEqualTo(A_ROUND);
        }
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> ours.get(round) / bare.get(round));
        say("  mails of %d bytes: %s a second, bare SMTP %s, ratio %s%n"
                .formatted(one.length(), spread(ours), spread(bare), Rounds.Outcome.spread(Arrays.stream(ratios))));
    }

    private void together(DueReminders reminders) throws Exception {
        double rate = leave(reminders, MANY, 2);
        say(
                "  %d due at one instant, every second one a mail: handed over within %.1f s of it, %.0f a second; none twice%n"
                        .formatted(MANY, MANY / rate, rate));
    }

    /** Lays so many, waits until all have left, and says how many left a second, counted from when they were due. */
    private double leave(DueReminders reminders, int count, int mailEach) throws Exception {
        taken.forget();
        // Late enough that all are there when the first is due; the dispatcher looks for the next due instant by
        // itself.
        Instant due = Instant.now().plus(Duration.ofMillis(3_000 + count / 20L));
        reminders.lay(count, mailEach, due);
        assertThat(Instant.now()).as("they are laid before they are due").isBefore(due);
        await("all messages to leave")
                .atMost(A_WHILE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> taken.count() >= count);
        long sinceLast = System.nanoTime() - taken.last();
        double seconds = Duration.between(due, Instant.now()).toNanos() / 1e9 - sinceLast / 1e9;
        await("their ends to be written down")
                .atMost(Duration.ofMinutes(1))
                .until(() -> reminders.count("message WHERE state IN ('PLANNED', 'SENDING')") == 0);
        assertThat(taken.twice()).as("sent twice").isZero();
        assertThat(taken.count()).as("sent").isEqualTo(count);
        reminders.areSent(count);
        return count / seconds;
    }

    private static String spread(List<Double> values) {
        return Rounds.Outcome.spread(values.stream().mapToDouble(Double::doubleValue));
    }

    private void say(String line) {
        System.out.print(line);
        table.append(line);
    }
}
