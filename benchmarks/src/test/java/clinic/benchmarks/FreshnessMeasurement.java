package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.figures.Median;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on one database, patients who search on both and book on the first: how long after a booking was
 * answered its time is still in the second's lists. From the answer, which comes after the commit, to the end of the
 * first search that no longer shows it. {@code ./clinic measure freshness}
 */
class FreshnessMeasurement {

    private static final long SEED = Long.getLong("clinic.measure.seed", 20_261_128L);
    private static final int PRACTITIONERS = Integer.getInteger("clinic.measure.practitioners", 1_000);
    private static final int DAYS = 5;
    private static final int SEARCHERS = 4;
    private static final int BOOKERS = 2;
    private static final Pattern START = Pattern.compile("\"start\":\"([^\"]+)\"");

    private final AtomicLong searches = new AtomicLong();
    private final AtomicInteger patients = new AtomicInteger();
    private final AtomicInteger seenLate = new AtomicInteger();

    @Test
    void freshness(@TempDir Path folder) throws Exception {
        Report report = new Report("freshness");
        List<Histogram> gone = new ArrayList<>();
        LocalDate monday = LocalDate.ofInstant(Instant.now(), BusyWeeks.ZONE)
                .plusDays(7)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"),
                        folder.resolve("data"),
                        LocalKafka.freePort(),
                        Path.of("target", "postgres.log"));
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
            MeasuredDatabase database =
                    new MeasuredDatabase(postgres.database("booking", "measured-and-then-forgotten-31"));
            database.migrate();
            database.fill(new BusyWeeks(SEED, PRACTITIONERS, monday, DAYS));
            report.say("Freshness, %d practitioners, %d who search with anybody and %d who book, seed %d, %s%n"
                    .formatted(PRACTITIONERS, SEARCHERS, BOOKERS, SEED, Surroundings.now()));
            try (MeasuredService one = MeasuredService.on(database.database(), kafka.bootstrapServers(), Map.of());
                    MeasuredService other =
                            MeasuredService.on(database.database(), kafka.bootstrapServers(), Map.of())) {
                Rounds rounds = Rounds.promised();
                during(rounds.warmUp(), monday, one, other);
                for (int round = 1; round <= rounds.count(); round++) {
                    searches.set(0);
                    seenLate.set(0);
                    Histogram micros = during(rounds.each(), monday, one, other);
                    gone.add(micros);
                    report.say(
                            "  round %d: gone after p50 %.1f ms, p99 %.1f ms, at most %.1f ms; %d bookings, %d searches, %d needed a second search%n"
                                    .formatted(
                                            round,
                                            micros.getValueAtPercentile(50) / 1e3,
                                            micros.getValueAtPercentile(99) / 1e3,
                                            micros.getMaxValue() / 1e3,
                                            micros.getTotalCount(),
                                            searches.get(),
                                            seenLate.get()));
                }
            }
            report.figure("listed elsewhere after its booking, p50", "ms", milliseconds(gone, 50));
            report.figure("listed elsewhere after its booking, p99", "ms", milliseconds(gone, 99));
            report.figure("listed elsewhere after its booking, longest", "ms", milliseconds(gone, 100));
            report.held("every search and every booking was answered, and every time left the other's lists");
            report.keep();
        }
    }

    private static Median milliseconds(List<Histogram> rounds, double percent) {
        return Median.of(rounds.stream().mapToDouble(round -> round.getValueAtPercentile(percent) / 1e3));
    }

    private Histogram during(Duration time, LocalDate monday, MeasuredService one, MeasuredService other)
            throws Exception {
        long end = System.nanoTime() + time.toNanos();
        Histogram all = new Histogram(3);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> searching = new ArrayList<>();
            for (int n = 0; n < SEARCHERS; n++) {
                MeasuredService asked = n % 2 == 0 ? one : other;
                LocalDate day = monday.plusDays(n % DAYS);
                searching.add(people.submit(() -> {
                    while (System.nanoTime() < end) {
                        assertThat(asked.get(slots(null, day, 1)).statusCode()).isEqualTo(200);
                        searches.incrementAndGet();
                    }
                    return null;
                }));
            }
            List<Future<Histogram>> booking = new ArrayList<>();
            for (int n = 0; n < BOOKERS; n++) {
                int first = n;
                booking.add(people.submit(() -> book(first, end, monday, one, other)));
            }
            for (Future<?> done : searching) {
                done.get();
            }
            for (Future<Histogram> done : booking) {
                all.add(done.get());
            }
        }
        return all;
    }

    /** Each with practitioners of their own, or they would measure how often they take each other's times. */
    private Histogram book(int booker, long end, LocalDate monday, MeasuredService one, MeasuredService other)
            throws Exception {
        SplittableRandom random = new SplittableRandom(SEED + patients.get());
        Histogram micros = new Histogram(3);
        while (System.nanoTime() < end) {
            UUID practitioner = BusyWeeks.practitioner(booker + BOOKERS * random.nextInt(PRACTITIONERS / BOOKERS));
            String question = slots(practitioner, monday, DAYS);
            List<String> free = starts(one, question);
            if (free.isEmpty()) {
                continue;
            }
            String start = free.get(random.nextInt(free.size()));
            HttpResponse<String> answer = one.post("/api/appointments", booking(practitioner, start));
            long booked = System.nanoTime();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            boolean first = true;
            while (starts(other, question).contains(start)) {
                if (first) {
                    seenLate.incrementAndGet();
                    first = false;
                }
            }
            micros.recordValue((System.nanoTime() - booked) / 1000);
        }
        return micros;
    }

    private String booking(UUID practitioner, String start) {
        return """
                {"treatment":"%s","practitioner":"%s","start":"%s","consents":[],"safety":"clear",
                 "patient":{"name":"Measured Patient","birthDate":"1971-04-02","email":"measured-%d@clinic.example","language":"en"}}""".formatted(MeasuredDatabase.TREATMENT, practitioner, start, patients.incrementAndGet());
    }

    private static String slots(@Nullable UUID practitioner, LocalDate from, int days) {
        return "/api/slots?treatment=%s&from=%s&days=%d%s"
                .formatted(
                        MeasuredDatabase.TREATMENT,
                        from,
                        days,
                        practitioner == null ? "" : "&practitioner=" + practitioner);
    }

    private static List<String> starts(MeasuredService service, String question) throws Exception {
        return START.matcher(service.get(question).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
