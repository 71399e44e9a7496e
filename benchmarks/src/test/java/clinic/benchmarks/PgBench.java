package clinic.benchmarks;

import clinic.baremachine.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own load generator, which sends the same statements over the same number of connections, prepared, and
 * does nothing else: no HTTP, no JSON, no rules. Comes with the package postgresql of the system.
 */
record PgBench(Path program, Database database, Path script, int connections) {

    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    record Outcome(long done, double perSecond) {}

    /** @throws IllegalStateException saying how to get it, when it is not there */
    static Path found() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> found = Files.find(versions, 3, (file, facts) -> file.endsWith("pgbench"))) {
                return found.max(Path::compareTo).orElseThrow(PgBench::missing);
            }
        }
        throw missing();
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("pgbench is not installed: apt-get install postgresql");
    }

    /** @param round makes what it writes differ from that of every other round */
    Outcome during(Duration time, int round) throws IOException, InterruptedException {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        ProcessBuilder run = new ProcessBuilder(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=2",
                "--time=" + time.toSeconds(),
                "--file=" + script,
                "--define=round=" + round,
                "--define=k=0",
                "--host=" + server.getHost(),
                "--port=" + server.getPort(),
                "--username=" + database.username(),
                server.getPath().substring(1)));
        run.environment().put("PGPASSWORD", database.password());
        // As the service's pool does.
        run.environment().put("PGOPTIONS", "-c TimeZone=UTC");
        Process process = run.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher done = DONE.matcher(said);
        Matcher failed = FAILED.matcher(said);
        Matcher rate = RATE.matcher(said);
        if (process.waitFor() != 0
                || !done.find()
                || !rate.find()
                || !failed.find()
                || !failed.group(1).equals("0")) {
            throw new IllegalStateException("pgbench: " + said);
        }
        return new Outcome(Long.parseLong(done.group(1)), Double.parseDouble(rate.group(1)));
    }
}
