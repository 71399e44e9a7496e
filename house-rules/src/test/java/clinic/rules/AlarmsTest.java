package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alarms in docker/watch: about figures that there are, and ringing when they should. */
class AlarmsTest {

    private static final Sources HOUSE = Sources.ofTheHouse();
    private static final Path WATCH = HOUSE.repository().resolve("docker/watch");

    /** As Prometheus is told them: dots become underscores, counters and units get an ending. */
    private static final Pattern FIGURE = Pattern.compile("\\bclinic_[a-z_]+");

    private static final Pattern NAMED = Pattern.compile("\"(clinic(?:\\.[a-z]+)+)\"");
    private static final Pattern JOB = Pattern.compile("job_name: (\\w+)");
    private static final Pattern ENDING = Pattern.compile("_(total|seconds|bucket|count|sum|max)$");

    @Test
    void everyFigureThatIsWatchedIsTold() {
        Set<String> told = told();
        assertThat(told).contains("clinic_outbox_lag", "clinic_messages_balance");
        for (String file : new String[] {"alerts.yml", "alerts-test.yml", "clinic-dashboard.json"}) {
            assertThat(unknown(Sources.read(WATCH.resolve(file)), told))
                    .as(file)
                    .isEmpty();
        }
    }

    @Test
    void aFigureThatNobodyTellsIsSeen() {
        assertThat(unknown("clinic_outbox_lag_seconds > 60 or clinic_outbox_leg_seconds > 60", told()))
                .containsExactly("clinic_outbox_leg");
    }

    @Test
    void everyAlarmHasItsTestAndItsPage() {
        String tests = Sources.read(WATCH.resolve("alerts-test.yml"));
        String page = Sources.read(HOUSE.repository().resolve("docs/operations/alarms.md"));
        Pattern.compile("- alert: (\\w+)")
                .matcher(Sources.read(WATCH.resolve("alerts.yml")))
                .results()
                .map(alarm -> alarm.group(1))
                .forEach(alarm -> {
                    assertThat(tests).containsPattern("alertname: " + alarm + "\\s+exp_alerts");
                    assertThat(page).contains("`" + alarm + "`");
                });
    }

    /** One address would stand for all instances, and each of their counters would seem to jump back. */
    @Test
    void everyInstanceOfWhatMayBeScaledIsReadByItself() {
        String configuration = Sources.read(WATCH.resolve("prometheus.yml"));
        assertThat(scaled()).contains("booking-service");
        assertThat(readAsOne(configuration)).isEmpty();
        assertThat(readAsOne("    static_configs: [{ targets: [\"booking-service:8080\"] }]"))
                .containsExactly("booking-service");
    }

    /** A name that nobody answers to leaves no figure that could be 0. */
    @Test
    void whoIsGoneAltogetherIsMissed() {
        String alarms = Sources.read(WATCH.resolve("alerts.yml"));
        assertThat(JOB.matcher(Sources.read(WATCH.resolve("prometheus.yml"))).results())
                .hasSize(4)
                .allSatisfy(job -> assertThat(alarms).contains("absent(up{job=\"" + job.group(1) + "\"})"));
    }

    /** Those of which docs/scale.md starts several. */
    private static Set<String> scaled() {
        return Pattern.compile("--scale ([a-z-]+)=")
                .matcher(Sources.read(HOUSE.repository().resolve("docs/scale.md")))
                .results()
                .map(service -> service.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> readAsOne(String configuration) {
        return configuration
                .lines()
                .filter(line -> line.contains("static_configs"))
                .flatMap(line -> scaled().stream().filter(line::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Prometheus' own program says so; Debian has it in the package prometheus. */
    @Test
    void alarmsRingWhenTheyShould() throws IOException, InterruptedException {
        assumeTrue(isThere("promtool"), "skipped: promtool is not installed (Debian: apt-get install prometheus)");
        said("promtool", "check", "config", "prometheus.yml");
        said("promtool", "test", "rules", "alerts-test.yml");
    }

    /** Alertmanager's own program says so; Debian has it in the package prometheus-alertmanager. */
    @Test
    void whoIsToldOfAlarmsCanBeRead() throws IOException, InterruptedException {
        assumeTrue(
                isThere("amtool"),
                "skipped: amtool is not installed (Debian: apt-get install prometheus-alertmanager)");
        said("amtool", "check-config", "alertmanager.yml");
    }

    private static Set<String> told() {
        Set<String> told = new TreeSet<>();
        for (Path source : HOUSE.under("src/main/java")) {
            NAMED.matcher(Sources.read(source))
                    .results()
                    .map(name -> name.group(1).replace('.', '_'))
                    .forEach(told::add);
        }
        return told;
    }

    private static Set<String> unknown(String words, Set<String> told) {
        return FIGURE.matcher(words)
                .results()
                .map(found -> stem(found.group()))
                .filter(figure -> !told.contains(figure))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String stem(String figure) {
        String stem = ENDING.matcher(figure).replaceFirst("");
        return stem.equals(figure) ? figure : stem(stem);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(WATCH.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
