package clinic.endtoend.fire;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.running.LaunchedClinic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The kill table: kills of every part during bookings, what was acknowledged, lost, duplicated and out of order, and
 * how long recovery took. It first plants a fault, and goes on only if that is found. It is no scenario and runs only
 * when it is named; docs/TESTING.md tells how.
 */
class KillTable {

    private static final int BOOKINGS = Integer.getInteger("clinic.fire.bookings", 2000);
    private static final int SERVICE_KILLS = Integer.getInteger("clinic.fire.kills", 50);
    private static final int SERVER_KILLS = Math.max(1, SERVICE_KILLS / 5);
    private static final Duration LONGEST_REST = Duration.ofSeconds(3);
    private static final long SEED = Long.getLong("clinic.fire.seed", System.nanoTime());

    @Test
    void everyPromiseIsKeptOnceAndInOrder() throws Exception {
        Path home = Path.of("target", "clinic-on-fire").toAbsolutePath();
        StringBuilder text = new StringBuilder();
        try (LaunchedClinic clinic = LaunchedClinic.up(home, LaunchedClinic.freePort(), "--fresh")) {
            Fire.forgetWhatWasTaken(clinic.home());
            var planted = new Fire(200, Map.of("booking", 12, "reminder", 12), Duration.ofSeconds(2), SEED);
            Fire.Outcome outcome = planted.burn(clinic);
            text.append("Planted: the inboxes forget. Found: %d duplicated, such as %s%n%n"
                    .formatted(
                            outcome.verdict().duplicated().size(),
                            outcome.verdict().duplicated().stream().findFirst().orElse("nothing")));
            System.out.println(text);
            assertThat(outcome.verdict().duplicated())
                    .as("the planted fault is found")
                    .isNotEmpty();
        }
        Map<String, Integer> kills = new LinkedHashMap<>();
        List.of("booking", "reminder", "content").forEach(service -> kills.put(service, SERVICE_KILLS));
        List.of("kafka", "postgres").forEach(server -> kills.put(server, SERVER_KILLS));
        var fire = new Fire(BOOKINGS, kills, LONGEST_REST, SEED);
        try (LaunchedClinic clinic = LaunchedClinic.up(home, LaunchedClinic.freePort(), "--fresh")) {
            Fire.Outcome outcome = fire.burn(clinic);
            text.append(table(outcome));
            System.out.println(text);
            Files.writeString(Path.of("target", "kill-table.txt"), text);
            assertThat(outcome.verdict().clean()).as(text.toString()).isTrue();
        }
    }

    private static String table(Fire.Outcome outcome) {
        Verdict verdict = outcome.verdict();
        StringBuilder text = new StringBuilder("Seed %d, %d s, %d requests had to be made again%n"
                .formatted(SEED, outcome.took().toSeconds(), outcome.retries()));
        text.append("%-10s %6s %12s %12s%n".formatted("part", "kills", "back p50 s", "back max s"));
        outcome.recoveries()
                .forEach((part, times) -> text.append("%-10s %6d %12.1f %12.1f%n"
                        .formatted(part, times.size(), seconds(times, 0.5), seconds(times, 1))));
        text.append("acknowledged bookings %d, words promised over two channels %d%n"
                .formatted(verdict.acknowledged(), verdict.words()));
        text.append("lost %d, duplicated %d, out of order %d, other %d%n"
                .formatted(
                        verdict.lost().size(),
                        verdict.duplicated().size(),
                        verdict.outOfOrder().size(),
                        verdict.broken().size()));
        text.append("withdrawn because a later word came first %d, changes without an answer %d%n"
                .formatted(verdict.superseded(), outcome.mayHaveChanged()));
        text.append("copies of mails %d, handed over again and marked as perhaps left before %d%n"
                .formatted(verdict.copies(), verdict.handedOverAgain()));
        for (List<String> wrong :
                List.of(verdict.lost(), verdict.duplicated(), verdict.outOfOrder(), verdict.broken())) {
            wrong.stream()
                    .limit(20)
                    .forEach(what -> text.append("  ").append(what).append('\n'));
        }
        return text.toString();
    }

    private static double seconds(List<Duration> times, double quantile) {
        List<Duration> sorted = times.stream().sorted().toList();
        int place = (int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size()));
        return sorted.isEmpty() ? Double.NaN : sorted.get(place).toMillis() / 1000.0;
    }
}
