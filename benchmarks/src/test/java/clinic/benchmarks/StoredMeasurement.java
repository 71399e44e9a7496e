package clinic.benchmarks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a clinic of many years pays: the same messages taken, and the same visits cancelled, where ten times as much is
 * stored. A tenth is open, of the few as of the many. {@code ./clinic measure stored}; the many need some 10 GB of disk
 * for a quarter of an hour, {@code -Dclinic.measure.stored=1000000} is content with less.
 */
class StoredMeasurement {

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int MANY = Integer.getInteger("clinic.measure.stored", QUICK ? 100_000 : 10_000_000);
    private static final int DUE = QUICK ? 200 : 2_000;
    private static final int CANCELLED = QUICK ? 50 : 500;
    private static final int WARM_UP = QUICK ? 1 : 3;
    private static final int ROUNDS = QUICK ? 3 : 5;

    private final Rates claims = new Rates();
    private final Map<String, List<Histogram>> cancellations = new LinkedHashMap<>();

    @Test
    void stored(@TempDir Path folder) throws Exception {
        Report report = new Report("stored");
        Path log = Path.of("target", "postgres-stored.log").toAbsolutePath();
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"), folder.resolve("data"), LocalKafka.freePort(), log);
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
            report.say("Messages stored, one in ten of them open, %s%n".formatted(Surroundings.now()));
            StoredMessages few = filled(report, postgres, "few", MANY / 10);
            StoredMessages many = filled(report, postgres, "many", MANY);
            try (RelaysTurn held = new RelaysTurn(few.database());
                    RelaysTurn alsoHeld = new RelaysTurn(many.database());
                    MeasuredService ofFew = MeasuredService.queueAlone(few.database(), kafka.bootstrapServers());
                    MeasuredService ofMany = MeasuredService.queueAlone(many.database(), kafka.bootstrapServers())) {
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    if (round == 0) {
                        claims.forget();
                    }
                    claims.note(name(few), claimed(few, ofFew));
                    claims.note(name(many), claimed(many, ofMany));
                }
                few.pause();
                many.pause();
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    if (round == 0) {
                        cancellations.clear();
                    }
                    cancelled(few, ofFew, round + WARM_UP);
                    cancelled(many, ofMany, round + WARM_UP);
                }
            }
            tell(report, few, many);
            report.held("each taken once, nothing of a cancelled visit waits");
            report.keep();
        }
    }

    private static StoredMessages filled(Report report, LocalPostgres postgres, String name, int messages)
            throws SQLException {
        Database database = postgres.database(name, "measured-and-then-forgotten-31");
        new Migrations("reminder-service").in(database);
        StoredMessages stored = new StoredMessages(database, messages);
        stored.fill();
        assertThat(stored.count("message")).isEqualTo(messages);
        assertThat(stored.count("message WHERE state = 'PLANNED'")).isEqualTo(messages / 10);
        report.say("  %s: %s%n".formatted(name(stored), stored.bytes()));
        return stored;
    }

    /** How many of those that are due at one instant are taken, carried by nobody and written down a second. */
    private static double claimed(StoredMessages stored, MeasuredService service) throws Exception {
        service.get("/benchmark/carried");
        List<UUID> open = stored.open(DUE);
        assertThat(open).hasSize(DUE);
        Instant due = Instant.now().plusSeconds(10);
        stored.areDue(open, due);
        assertThat(Instant.now()).as("they are laid before they are due").isBefore(due);
        await("the ends of all messages")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stored.sent(open) != null);
        assertThat(service.get("/benchmark/carried").body())
                .as("carried, and twice")
                .isEqualTo(DUE + " 0");
        return DUE / (Duration.between(due, requireNonNull(stored.sent(open))).toNanos() / 1e9);
    }

    private void cancelled(StoredMessages stored, MeasuredService service, int turn) throws Exception {
        HttpResponse<String> answer = service.get("/benchmark/cancellations?first=%d&step=%d&count=%d"
                .formatted(turn + 1, stored.comingVisits() / CANCELLED, CANCELLED));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Histogram nanos = new Histogram(3);
        Stream.of(answer.body().split(" ")).mapToLong(Long::parseLong).forEach(nanos::recordValue);
        assertThat(nanos.getTotalCount()).as("cancelled").isEqualTo(CANCELLED);
        cancellations.computeIfAbsent(name(stored), anew -> new ArrayList<>()).add(nanos);
    }

    private void tell(Report report, StoredMessages few, StoredMessages many) throws SQLException {
        for (StoredMessages stored : List.of(few, many)) {
            assertThat(stored.count("visit WHERE standing = 'CANCELLED'"))
                    .as("cancelled")
                    .isEqualTo((long) CANCELLED * (WARM_UP + ROUNDS));
            assertThat(stored.count("visit JOIN message USING (appointment_id)"
                            + " WHERE standing = 'CANCELLED' AND purpose = 'REMINDER' AND state = 'PLANNED'"))
                    .as("reminders of cancelled visits that wait")
                    .isZero();
        }
        report.say(
                "  %d taken and written down: %s a second with the few, %s with the many, which take %s times as long%n"
                        .formatted(
                                DUE, claims.of(name(few)), claims.of(name(many)), claims.ratio(name(few), name(many))));
        report.ratio("time of taking, " + name(many), name(few), claims.ratio(name(few), name(many)));
        report.say("  a visit cancelled:%n".formatted());
        new Rounds.Outcome(cancellations).tell(report, name(few), "cancelling, ");
        report.say("  each taken once, nothing of a cancelled visit waits%n".formatted());
    }

    private static String name(StoredMessages stored) {
        return stored.messages() + " stored";
    }
}
