package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/back-up} and {@code docker/restore}, beside somebody in Docker's place who writes down what was asked. */
class ComposedBackUpTest {

    /** A dump is whole when its last word is there; its table of contents says nothing of that. */
    private static final String DOCKER = """
            #!/usr/bin/env bash
            echo "$*" >>asked
            last=${*: -1}
            case $* in
              *pg_dump*) printf 'rows of %s' "$last"; [ -e cut ] || printf ', whole' ;;
              *'pg_restore --list'*) cat >/dev/null ;;
              *'pg_restore -f'*) grep -q whole ;;
              *' sh -c '*) exec sh -c "${last//\\/var\\/clinic/$PWD/volumes}" ;;
              *' tar -C '*) tar -C volumes -c "$last" ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path safe = Path.of("");

    @BeforeEach
    void compose() throws IOException {
        Files.createDirectory(folder.resolve("docker"));
        for (String file : List.of("docker/back-up", "docker/restore")) {
            Files.copy(Sources.ofTheHouse().repository().resolve(file), folder.resolve(file));
        }
        Path docker = Files.createDirectory(folder.resolve("bin")).resolve("docker");
        Files.writeString(docker, DOCKER);
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder.resolve("volumes/answers"));
        Files.createDirectories(folder.resolve("volumes/audit"));
        Files.writeString(folder.resolve(".env"), "CLINIC_LINKS_KEY=a\nCLINIC_RESTORED=before\nCLINIC_STAFF_KEY=b\n");
        safe = Files.createDirectory(folder.resolve("safe"));
    }

    /** An answer moves from there to here. */
    @Test
    void answersAreTakenBeforeTheDatabases() throws Exception {
        assertThat(run("docker/back-up", safe)).as(said()).isZero();
        assertThat(asked()).containsSubsequence(" answers ", "pg_dump", " audit ", "backed-up");
        assertThat(folder.resolve("volumes/audit/backed-up")).exists();
    }

    @Test
    void whatIsNotWholeIsNoBackUp() throws Exception {
        Files.createFile(folder.resolve("cut"));
        assertThat(run("docker/back-up", safe)).isNotZero();
        assertThat(safe).isEmptyDirectory();
        assertThat(folder.resolve("volumes/audit/backed-up")).doesNotExist();
    }

    @Test
    void whatWasTakenIsPutBackUnderANewWord() throws Exception {
        assertThat(run("docker/restore", taken())).as(said()).isZero();
        assertThat(asked())
                .containsSubsequence(" stop ", "drop database", "pg_restore -h", " run ", " up -d")
                .contains("-d booking", "-d reminder", "-d content");
        assertThat(Sources.read(folder.resolve(".env")))
                .matches("CLINIC_LINKS_KEY=a\nCLINIC_STAFF_KEY=b\nCLINIC_RESTORED=(?!before)\\S+\n");
    }

    @Test
    void forADumpThatIsNotWholeNothingIsStoppedOrDropped() throws Exception {
        Path taken = taken();
        Files.writeString(taken.resolve("content.dump"), "rows of");
        assertThat(run("docker/restore", taken)).isNotZero();
        assertThat(said()).contains("content.dump is not whole");
        assertThat(asked()).doesNotContain(" stop ", "drop database");
        assertThat(Sources.read(folder.resolve(".env"))).contains("CLINIC_RESTORED=before");
    }

    private Path taken() throws Exception {
        assertThat(run("docker/back-up", safe)).as(said()).isZero();
        try (Stream<Path> taken = Files.list(safe)) {
            return taken.findFirst().orElseThrow();
        }
    }

    private int run(String script, Path argument) throws Exception {
        ProcessBuilder command = new ProcessBuilder("bash", script, argument.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        command.environment().merge("PATH", folder.resolve("bin").toString(), (path, own) -> own + ":" + path);
        return command.start().waitFor();
    }

    private String said() {
        return Sources.read(folder.resolve("said"));
    }

    private String asked() {
        return Sources.read(folder.resolve("asked"));
    }
}
