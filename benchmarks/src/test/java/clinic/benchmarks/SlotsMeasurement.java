package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.figures.Median;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long "what is free that day, with anybody?" takes over HTTP, beside an empty endpoint of the same server and beside
 * one hand-written query on the same database, for clinics of growing size; how long the first of these questions takes,
 * when nothing is remembered yet; and what remembering a year costs. Before and after, all three answers are held against
 * the naive rule. {@code ./clinic measure slots}
 */
class SlotsMeasurement {

    private static final long SEED = Long.getLong("clinic.measure.seed", 20_261_128L);
    private static final Pattern START = Pattern.compile("\"start\":\"([^\"]+)\"");

    private static final int REMEMBERED = 1_000;

    @Test
    void slotSearch(@TempDir Path folder) throws Exception {
        Report report = new Report("slots");
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
            report.say("Slot search, anybody, seed %d, %s%n".formatted(SEED, Surroundings.now()));
            for (int practitioners : sizes()) {
                measure(report, database, kafka.bootstrapServers(), practitioners, 1);
            }
            for (int practitioners : List.of(10, sizes().getLast())) {
                measure(report, database, kafka.bootstrapServers(), practitioners, 30);
            }
            report.held("all three answers are those of the naive rule, before and after");
            report.keep();
        }
    }

    private static List<Integer> sizes() {
        return Stream.of(System.getProperty("clinic.measure.sizes", "10,100,1000,10000")
                        .split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private static void measure(Report report, MeasuredDatabase database, String kafka, int practitioners, int days)
            throws Exception {
        LocalDate day = LocalDate.ofInstant(java.time.Instant.now(), BusyWeeks.ZONE)
                .plusDays(7)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        BusyWeeks weeks = new BusyWeeks(SEED, practitioners, day, 30);
        database.fill(weeks);
        String path = "/api/slots?treatment=%s&from=%s&days=%d".formatted(MeasuredDatabase.TREATMENT, day, days);
        try (MeasuredService service = MeasuredService.on(database.database(), kafka, Map.of());
                Connection connection = database.connect()) {
            OneQuery query = new OneQuery(connection, day, days);
            Set<ZonedDateTime> expected = expected(weeks, day, days);
            long began = System.nanoTime();
            starts(service, path);
            long first = Duration.ofNanos(System.nanoTime() - began).toMillis();
            assertThat(starts(service, path)).as("slots").isEqualTo(expected);
            assertThat(query.starts()).as("one query").isEqualTo(expected);
            Rounds.Outcome outcome = Rounds.promised()
                    .of(List.of(
                            service.asking("empty endpoint", "/benchmark/nothing"),
                            service.asking("slots", path),
                            query));
            assertThat(starts(service, path)).as("slots after the rounds").isEqualTo(expected);
            report.say("%d practitioners, %d day(s), %d times free, first answer after %d ms%n"
                    .formatted(practitioners, days, expected.size(), first));
            outcome.tell(report, "empty endpoint", "%d practitioners, %d day(s), ".formatted(practitioners, days));
            if (practitioners == REMEMBERED && days == 1) {
                memory(report, service, day);
            }
        }
    }

    /** What is alive after a year was asked for, less what was before. */
    private static void memory(Report report, MeasuredService service, LocalDate day) throws Exception {
        long before = service.liveBytes();
        for (int asked = 0; asked < 365; asked += 31) {
            starts(
                    service,
                    "/api/slots?treatment=%s&from=%s&days=%d"
                            .formatted(MeasuredDatabase.TREATMENT, day.plusDays(asked), Math.min(31, 365 - asked)));
        }
        double kilobytes = (service.liveBytes() - before) / 1000.0 / REMEMBERED;
        report.say("  a year of a practitioner's days, one treatment at one location: %.1f kB%n".formatted(kilobytes));
        report.figure("a remembered year of a practitioner", "kB", Median.once(kilobytes));
    }

    private static Set<ZonedDateTime> expected(BusyWeeks weeks, LocalDate day, int days) {
        Set<ZonedDateTime> free = new TreeSet<>();
        day.datesUntil(day.plusDays(days)).map(weeks::freeStarts).forEach(free::addAll);
        return free;
    }

    private static Set<ZonedDateTime> starts(MeasuredService service, String path) throws Exception {
        Set<ZonedDateTime> starts = new TreeSet<>();
        START.matcher(service.get(path).body())
                .results()
                .map(found -> ZonedDateTime.parse(found.group(1)).withZoneSameInstant(BusyWeeks.ZONE))
                .forEach(starts::add);
        return starts;
    }
}
