package clinic.benchmarks;

import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.benchmarks.PgBenchScript.Booking;
import clinic.benchmarks.floor.Crowd;
import clinic.benchmarks.floor.Turn;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many full bookings a second: a time is held, then booked, with its patient and consents, the kept answer, and the
 * events for the broker, which the relay sends meanwhile. Over HTTP, and by the use cases inside the same service, beside
 * pgbench, which sends the statements that PostgreSQL's log has told of one booking. {@code ./clinic measure bookings}
 */
class BookingsMeasurement {

    private static final long SEED = Long.getLong("clinic.measure.seed", 20_261_128L);
    /** As many as the service's pool has connections. */
    private static final int CLIENTS = 10;
    /** What compilers may still take of one processor when the measuring begins. */
    private static final double LITTLE = 0.1;
    /** It begins after so many times the promised warm-up whatever they take. */
    private static final int LONGEST = 6;

    private static final String HTTP = "HTTP";
    private static final String USE_CASES = "use cases";
    private static final String PGBENCH = "pgbench";

    private static final LocalDate MONDAY = LocalDate.ofInstant(Instant.now(), BusyWeeks.ZONE)
            .plusDays(7)
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    private static final Map<String, String> NO_LIMITS = Map.of(
            "CLINIC_LIMITS_UNLIMITEDADDRESSES", "127.0.0.1",
            "CLINIC_LIMITS_BOOKINGS_TIMES", "100000000",
            "CLINIC_BOOKING_HOLDS_PERADDRESS", "100000",
            "CLINIC_BOOKING_HOLDS_INALL", "100000");

    private final Rates rates = new Rates();
    private int turn;
    private int round;
    private long visits;
    private long written;

    @Test
    void bookings(@TempDir Path folder) throws Exception {
        Report report = new Report("bookings");
        Path pgbench = PgBench.found();
        Path log = Path.of("target", "postgres-bookings.log").toAbsolutePath();
        Files.deleteIfExists(log);
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"), folder.resolve("data"), LocalKafka.freePort(), log);
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
            MeasuredDatabase ours = filled(postgres, "booking");
            MeasuredDatabase floor = filled(postgres, "floor");
            StatementLog statements = new StatementLog(ours.database(), log).withValues();
            try (MeasuredService service = MeasuredService.on(ours.database(), kafka.bootstrapServers(), NO_LIMITS)) {
                report.say("Full bookings a second, %d clients, seed %d, %s%n"
                        .formatted(CLIENTS, SEED, Surroundings.now()));
                PatientsOverHttp patients = new PatientsOverHttp(service, MeasuredDatabase.TREATMENT, MONDAY);
                PgBench bench = new PgBench(pgbench, floor.database(), script(report, patients, statements), CLIENTS);
                measure(report, patients, bench, new Booked(ours), new Booked(floor));
            }
            report.held("none overlap, all announced and sent, no deadlock");
            report.keep();
        }
    }

    private static MeasuredDatabase filled(LocalPostgres postgres, String name) throws Exception {
        MeasuredDatabase database = new MeasuredDatabase(postgres.database(name, "measured-and-then-forgotten-31"));
        database.migrate();
        database.fill(new BusyWeeks(SEED, CLIENTS * Turn.PRACTITIONERS_EACH, MONDAY, 0));
        return database;
    }

    private Path script(Report report, PatientsOverHttp patients, StatementLog log) throws Exception {
        // The first are longer: caches are empty, and the driver prepares a statement once it has come five times.
        for (; turn < 20; turn++) {
            patients.once(new Turn(0, turn));
        }
        visits = turn;
        List<Booking> captured = new ArrayList<>();
        for (int tries = 0; tries < 10; tries++) {
            captured.add(captured(patients, log, turn));
            captured.add(captured(patients, log, turn + 41));
            visits += 2;
            turn += 1;
            Booking one = captured.get(captured.size() - 2);
            Booking other = captured.getLast();
            if (PgBenchScript.alike(one, other)) {
                report.say(
                        "  statements a booking: %d (%s)%n".formatted(one.sent().size(), PgBenchScript.kinds(one)));
                turn = 100;
                return Files.writeString(
                        Path.of("target", "bookings.pgbench.sql").toAbsolutePath(), PgBenchScript.of(one, other));
            }
        }
        throw new IllegalStateException("No two bookings sent the same statements");
    }

    private static Booking captured(PatientsOverHttp patients, StatementLog log, int number) throws Exception {
        Turn turn = new Turn(0, number);
        return new Booking(log.during(patients, turn), turn.start(MONDAY).toOffsetDateTime(), turn.practitioner());
    }

    private void measure(Report report, PatientsOverHttp patients, PgBench bench, Booked ours, Booked floor)
            throws Exception {
        Rounds rounds = Rounds.promised();
        pgbench(bench, rounds.each(), floor);
        warmUp(report, patients, rounds, ours);
        rates.forget();
        for (int n = 0; n < rounds.count(); n++) {
            http(patients, rounds.each(), ours);
            useCases(patients.service(), rounds.each(), ours);
            pgbench(bench, rounds.each(), floor);
        }
        for (String way : List.of(HTTP, USE_CASES, PGBENCH)) {
            report.say("  %-10s %s bookings a second, %s of pgbench%n"
                    .formatted(way, rates.of(way), rates.ratio(way, PGBENCH)));
        }
        report.ratio("full bookings a second, HTTP", PGBENCH, rates.ratio(HTTP, PGBENCH));
        report.ratio("full bookings a second, use cases", PGBENCH, rates.ratio(USE_CASES, PGBENCH));
        report.figure("full bookings over HTTP", "a second", rates.of(HTTP));
        report.say("  %d visits booked and %d written by pgbench: none overlap, all announced and sent, no deadlock%n"
                .formatted(visits, written));
    }

    /**
     * For as long as is promised, and on until the compilers have little left to do: they have some 24,000 methods to
     * compile, and a minute after the start that takes as much of the processors as booking does.
     */
    private void warmUp(Report report, PatientsOverHttp patients, Rounds rounds, Booked ours) throws Exception {
        Duration slice = rounds.warmUp().dividedBy(3);
        Instant from = Instant.now();
        double compiling;
        do {
            Duration before = compiled(patients.service());
            Instant began = Instant.now();
            http(patients, slice, ours);
            useCases(patients.service(), slice, ours);
            Duration worked = compiled(patients.service()).minus(before);
            compiling = (double) worked.toNanos()
                    / Duration.between(began, Instant.now()).toNanos();
        } while (isBefore(from.plus(rounds.warmUp()))
                || compiling > LITTLE && isBefore(from.plus(rounds.warmUp().multipliedBy(LONGEST))));
        report.say("  warmed up for %d s; compilers still take %.0f %% of a processor%n"
                .formatted(Duration.between(from, Instant.now()).toSeconds(), compiling * 100));
    }

    private static boolean isBefore(Instant end) {
        return Instant.now().isBefore(end);
    }

    /** In the service, and here: who books, and the broker. */
    private static Duration compiled(MeasuredService service) throws Exception {
        return service.compiled()
                .plusMillis(ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }

    private void http(PatientsOverHttp patients, Duration time, Booked ours) throws Exception {
        long from = System.nanoTime();
        Crowd.Outcome outcome = new Crowd(CLIENTS).during(time, turn, patients);
        note(HTTP, outcome.done(), from);
        took(outcome.done(), outcome.next(), ours);
    }

    private void useCases(MeasuredService service, Duration time, Booked ours) throws Exception {
        long from = System.nanoTime();
        HttpResponse<String> answer =
                service.get("/benchmark/bookings?clients=%d&time=%s&first=%d&treatment=%s&monday=%s"
                        .formatted(CLIENTS, time, turn, MeasuredDatabase.TREATMENT, MONDAY));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Use cases: " + answer + answer.body());
        }
        String[] outcome = answer.body().split(" ");
        note(USE_CASES, Long.parseLong(outcome[0]), from);
        took(Long.parseLong(outcome[0]), Integer.parseInt(outcome[1]), ours);
    }

    private void took(long done, int next, Booked ours) throws Exception {
        visits += done;
        turn = next;
        ours.untilAllIsSent();
        ours.isSound(visits);
    }

    private void pgbench(PgBench bench, Duration time, Booked floor) throws Exception {
        PgBench.Outcome outcome = bench.during(time, round++);
        rates.note(PGBENCH, outcome.perSecond());
        written += outcome.done();
        floor.isSound(written);
    }

    private void note(String name, long done, long from) {
        rates.note(name, done / ((System.nanoTime() - from) / 1e9));
    }
}
