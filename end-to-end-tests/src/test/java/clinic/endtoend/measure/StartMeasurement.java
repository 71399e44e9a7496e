package clinic.endtoend.measure;

import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.LaunchedClinic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures; asserts nothing. How long {@code ./clinic up} takes until READY, what all processes have used of the
 * processors by then, and what they hold in memory: in an empty folder, in one that was used before, and when every
 * part has been trained. It runs only when it is named; docs/TESTING.md tells how.
 */
class StartMeasurement {

    private static final int RUNS = Integer.getInteger("clinic.measure.runs", 2);
    private static final Duration TRAINING = Duration.ofMinutes(30);

    private final Path home = Path.of("target", "measured-start").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();
    private final StringBuilder table = new StringBuilder("Start to READY; memory without PostgreSQL\n");

    @Test
    void untilReady() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            if (Files.exists(home)) {
                LaunchedClinic.say(home, "down");
                remove(home);
            }
            measure("empty folder");
            measure("second start");
        }
        train();
        for (int run = 0; run < RUNS; run++) {
            measure("trained");
        }
        System.out.println(table);
        Files.writeString(Path.of("target", "start-measurement.txt"), table);
    }

    private void measure(String kind) throws IOException {
        long from = System.nanoTime();
        try (LaunchedClinic launched = LaunchedClinic.up(home, port)) {
            double seconds = (System.nanoTime() - from) / 1e9;
            double processor = launched.processes().stream()
                    .mapToDouble(StartMeasurement::processorSeconds)
                    .sum();
            Memory memory = Memory.of(launched.home());
            table.append("  %-13s %5.1f s, processor %5.1f s, memory %d MiB proportional, %d MiB resident, load %s%n"
                    .formatted(
                            kind,
                            seconds,
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
