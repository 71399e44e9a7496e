package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real script on a server where the clinic is composed: what is meant for a bare machine says what to do instead. */
class ComposedInsteadTest {

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of("..", "clinic").toAbsolutePath().normalize(), folder.resolve("clinic"));
    }

    @ParameterizedTest
    @CsvSource({
        "status, docker compose ps",
        "replay, /staff/operations",
        "audit, docs/operations/audit.md",
        "backup, docker/back-up",
        "restore, docker/restore",
        "renew, docs/operations/keys.md",
        "down, docker compose down"
    })
    void saysWhereToAsk(String command, String where) throws Exception {
        Files.createFile(folder.resolve(".env"));
        assertThat(said(command)).contains("Composed:", where).doesNotContain("./clinic up");
    }

    @Test
    void whereNothingIsComposedSaysHowToStart() throws Exception {
        assertThat(said("replay")).contains("The clinic is not running. ./clinic up starts it.");
    }

    private String said(String command) throws Exception {
        ProcessBuilder script = new ProcessBuilder("bash", "clinic", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        script.environment().put("CLINIC_HOME", folder.resolve("home").toString());
        script.environment().put("CLINIC_JAVA_HOME", System.getProperty("java.home"));
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(3);
        return said;
    }
}
