package clinic.endtoend.fire;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A small fire for every run of the suite; {@link KillTable} is the large one. */
@OwnClinic
class KillScenario {

    @Test
    @DisplayName("5, 16, 19: whoever dies, each promise is kept once and in order")
    void everyPromiseIsKeptOnceAndInOrder() throws Exception {
        Path home = Path.of("target", "clinic-on-fire").toAbsolutePath();
        var fire = new Fire(
                40,
                Map.of("booking", 1, "reminder", 1, "content", 1, "kafka", 1, "postgres", 1),
                Duration.ofSeconds(2),
                System.nanoTime());
        try (LaunchedClinic clinic = LaunchedClinic.up(home, LaunchedClinic.freePort(), "--fresh")) {
            Fire.Outcome outcome = fire.burn(clinic);
            assertThat(outcome.verdict().clean()).as("%s %s", fire, outcome).isTrue();
            assertThat(outcome.verdict().acknowledged()).isEqualTo(40);
        }
    }
}
