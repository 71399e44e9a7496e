package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.Prometheus;
import clinic.endtoend.running.TheClinic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A real Prometheus reads a real clinic, and finds each figure that an alarm is about. */
@ExtendWith(TheClinic.class)
class WatchedScenario {

    private static final Pattern FIGURE =
            Pattern.compile("\\b(?:clinic_[a-z_]+|http_server_requests_seconds_count|up)\\b");
    private static final Path ALARMS = LaunchedClinic.repository().resolve("docker/watch/alerts.yml");

    @Test
    void everyFigureOfAnAlarmIsRead(Clinic clinic) throws IOException {
        Optional<Path> program = Prometheus.program();
        assumeThat(program)
                .as("skipped: prometheus is not installed (Debian: apt-get install prometheus)")
                .isPresent();
        somebodyBooksAndIsWrittenTo(clinic);
        Path folder = Path.of("target", "prometheus").toAbsolutePath();
        try (var prometheus = Prometheus.watching(clinic.launched().home(), program.orElseThrow(), folder)) {
            await("all services and the gateway are read")
                    .until(() -> prometheus.ask("up == 1").size() == 4);

            await("every figure is there")
                    .untilAsserted(() -> assertThat(figures())
                            .isNotEmpty()
                            .allSatisfy(figure -> assertThat(prometheus.ask(figure))
                                    .as(figure)
                                    .isNotEmpty()));
            await("every rule was evaluated")
                    .untilAsserted(() -> assertThat(rules(prometheus))
                            .isNotEmpty()
                            .allSatisfy(rule -> assertThat(rule.path("health").asString())
                                    .as(rule.path("name").asString())
                                    .isEqualTo("ok")));
        }
    }

    private static TreeSet<String> figures() throws IOException {
        TreeSet<String> figures = new TreeSet<>();
        Pattern.compile("expr: (>-\\n\\s+.*\\n.*|.*)")
                .matcher(Files.readString(ALARMS))
                .results()
                .map(expression -> expression.group(1))
                .forEach(expression ->
                        FIGURE.matcher(expression).results().forEach(found -> figures.add(found.group())));
        return figures;
    }

    private static List<JsonNode> rules(Prometheus prometheus) {
        return StreamSupport.stream(prometheus.rules().spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }

    private static void somebodyBooksAndIsWrittenTo(Clinic clinic) {
        Person person = Person.speaking("sv");
        BookingApi api = clinic.booking();
        api.book(
                api.slotAtNoon(LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC)
                        .plusDays(5)),
                person);
        clinic.postbox().await(2, "confirmation", person);
    }
}
