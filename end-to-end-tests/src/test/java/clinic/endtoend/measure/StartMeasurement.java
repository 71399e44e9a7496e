package clinic.endtoend.measure;

import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.LaunchedClinic;
import clinic.figures.Median;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures; asserts nothing. How long {@code ./clinic up} takes until READY, what all processes have used of the
 * processors by then, and what they hold in memory: in an empty folder, in one that was used before, and when every
 * part has been trained. It runs only when it is named; docs/TESTING.md tells how.
 */
class StartMeasurement {

    private static final int RUNS =
            Integer.getInteger("clinic.measure.runs", Boolean.getBoolean("clinic.measure.quick") ? 1 : 2);
    private static final Duration TRAINING = Duration.ofMinutes(30);

    private static final String EMPTY = "empty folder";
    private static final String SECOND = "second start";
    private static final String TRAINED = "trained";

    private final Path home = Path.of("target", "measured-start").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();
    private final Map<String, List<Double>> seconds = new HashMap<>();
    private double mebibytes;

    @Test
    void untilReady() throws Exception {
        Report report = new Report("start");
        report.say("Start to READY; memory without PostgreSQL, %s%n".formatted(Surroundings.now()));
        for (int run = 0; run < RUNS; run++) {
            if (Files.exists(home)) {
                LaunchedClinic.say(home, "down");
                remove(home);
            }
            measure(report, EMPTY);
            measure(report, SECOND);
        }
        train();
        for (int run = 0; run < RUNS; run++) {
            measure(report, TRAINED);
        }
        report.ratio("until READY, " + TRAINED, EMPTY, ratio(TRAINED));
        report.ratio("until READY, " + SECOND, EMPTY, ratio(SECOND));
        report.figure("until READY, " + TRAINED, "s", Median.of(times(TRAINED)));
        report.figure("memory without PostgreSQL", "MiB proportional", Median.once(mebibytes));
        report.held("every part said that it was ready");
        report.keep();
    }

    private DoubleStream times(String kind) {
        return seconds.getOrDefault(kind, List.of()).stream().mapToDouble(Double::doubleValue);
    }

    private Median ratio(String kind) {
        return Median.ofRatios(times(kind).toArray(), times(EMPTY).toArray());
    }

    private void measure(Report report, String kind) throws IOException {
        long from = System.nanoTime();
        try (LaunchedClinic launched = LaunchedClinic.up(home, port)) {
            double took = (System.nanoTime() - from) / 1e9;
            seconds.computeIfAbsent(kind, anew -> new ArrayList<>()).add(took);
            double processor = launched.processes().stream()
                    .mapToDouble(StartMeasurement::processorSeconds)
                    .sum();
            Memory memory = Memory.of(launched.home());
            mebibytes = memory.withoutPostgres(memory.proportional());
            report.say("  %-13s %5.1f s, processor %5.1f s, memory %d MiB proportional, %d MiB resident, load %s%n"
                    .formatted(
                            kind,
                            took,
                            processor,
                            memory.withoutPostgres(memory.proportional()),
                            memory.withoutPostgres(memory.resident()),
                            Files.readString(Path.of("/proc/loadavg")).split(" ")[0]));
        }
    }

    private void train() {
        try (LaunchedClinic launched = LaunchedClinic.training(home, port)) {
            ClinicHome folder = launched.home();
            await("all parts but the launcher are trained")
                    .atMost(TRAINING)
                    .until(() -> trained()
                            == folder.parts().stream()
                                    .filter(part -> !part.equals("launcher") && !part.equals("training"))
                                    .count());
        }
    }

    private long trained() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("apps"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).count();
        }
    }

    /** Its own and that of the children it has seen off, such as those that unpack. */
    private static double processorSeconds(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The name stands in brackets and may hold spaces; utime is the twelfth field after it.
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum() / 100.0;
        } catch (IOException goneMeanwhile) {
            return 0;
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> deepestLast;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestLast = new ArrayList<>(files.toList());
        }
        for (Path file : deepestLast.reversed()) {
            Files.delete(file);
        }
    }
}
