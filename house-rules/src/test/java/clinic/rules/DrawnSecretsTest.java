package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./clinic secrets} draws, in a folder of its own. */
class DrawnSecretsTest {

    /** A secret without which Compose starts nothing, and says so. */
    private static final Pattern NEEDED =
            Pattern.compile("\\$\\{(\\w+):\\?\\w+ is missing - ./clinic secrets draws it}");

    private static final Path REPOSITORY = Sources.ofTheHouse().repository();

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectory(folder.resolve("docker"));
        for (String file : List.of("docker/draw-secrets", ".env.example")) {
            Files.copy(REPOSITORY.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void everySecretThatComposeAsksForIsDrawn() throws Exception {
        draw();
        assertThat(needed()).isNotEmpty().allSatisfy(name -> assertThat(env()).containsPattern("(?m)^" + name + "=."));
    }

    @Test
    void whatIsLackingIsDrawnAndAllElseIsKept() throws Exception {
        draw();
        String older = env().replaceAll("(?m)^CLINIC_STAFF_KEY=.*\n", "");
        Files.writeString(folder.resolve(".env"), older);

        draw();

        assertThat(env()).startsWith(older).containsPattern("(?m)^CLINIC_STAFF_KEY=.");
    }

    @Test
    void whatIsCompleteIsLeftAsItIs() throws Exception {
        draw();
        String complete = env();
        draw();
        assertThat(env()).isEqualTo(complete);
    }

    private static List<String> needed() {
        return NEEDED.matcher(Sources.read(REPOSITORY.resolve("docker-compose.yml")))
                .results()
                .map(asked -> asked.group(1))
                .distinct()
                .toList();
    }

    private String env() {
        return Sources.read(folder.resolve(".env"));
    }

    private void draw() throws Exception {
        Process drawing = new ProcessBuilder("bash", "docker/draw-secrets")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(drawing.waitFor()).as(Sources.read(folder.resolve("said"))).isZero();
    }
}
