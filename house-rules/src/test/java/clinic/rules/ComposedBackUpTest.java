package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/back-up}, {@code restore} and {@code copy-audit}, beside somebody in Docker's place who writes down what was asked. */
class ComposedBackUpTest {

    /** A dump is whole when its last word is there; its table of contents says nothing of that. */
    private static final String DOCKER = """
            #!/usr/bin/env bash
            echo "$*" >>asked
            last=${*: -1}
            case $* in
              *'from pg_database'*) for one in $(cat before 2>/dev/null); do case $* in *"'$one'"*|*like*) echo "$one" ;; esac; done ;;
              *' rename to '*) echo "${last##* }" >>before ;;
              *pg_dump*) printf 'rows of %s' "$last"; [ -e cut ] || printf ', whole' ;;
              *'pg_restore --list'*) cat >/dev/null ;;
              *'pg_restore -f'*) grep -q whole ;;
              *' cat /var/clinic/'*) cat "volumes${last#/var/clinic}" ;;
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
        for (String file : List.of("docker/back-up", "docker/restore", "docker/copy-audit")) {
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

    /** What is counted by the transactions of one cluster means something else in another. */
    @Test
    void theLogOfChangesIsLeftBehind() throws Exception {
        assertThat(run("docker/back-up", safe)).as(said()).isZero();
        assertThat(asked()).containsPattern("pg_dump .*--exclude-table-data=availability_changes booking");
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
                .containsSubsequence(
                        " stop ",
                        "rename to booking_before",
                        "create database booking",
                        "pg_restore -h",
                        " run ",
                        " up -d")
                .contains("-d booking", "-d reminder", "-d content");
        assertThat(Sources.read(folder.resolve(".env")))
                .matches("CLINIC_LINKS_KEY=a\nCLINIC_STAFF_KEY=b\nCLINIC_RESTORED=(?!before)\\S+\n");
    }

    @Test
    void whatWasLaidAsideIsNotLaidOver() throws Exception {
        Path taken = taken();
        Files.writeString(folder.resolve("before"), "booking_before\n");
        assertThat(run("docker/restore", taken)).isNotZero();
        assertThat(said()).contains("is still there");
        assertThat(asked()).doesNotContain(" stop ", "drop database", "rename to");
    }

    /** What the first laid aside is what there was; what it had put back since is not. */
    @Test
    void whoeverBrokeOffGoesOnWithWhatIsLaidAside() throws Exception {
        Path taken = taken();
        Files.writeString(folder.resolve("before"), "booking_before\n");
        Files.createFile(folder.resolve(".restoring"));
        assertThat(run("docker/restore", taken)).as(said()).isZero();
        assertThat(asked())
                .doesNotContain("rename to booking_before")
                .containsSubsequence("drop database if exists booking ", "rename to reminder_before");
        assertThat(folder.resolve(".restoring")).doesNotExist();
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

    @Test
    void whatIsOlderThanBackUpsAreKeptIsDeleted() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int age = 1; age < 500; age++) {
            Files.createDirectory(safe.resolve(nightOf(today.minusDays(age))));
        }
        Path others = Files.createDirectory(safe.resolve("somebody-elses"));

        assertThat(run("docker/back-up", safe)).as(said()).isZero();

        List<String> left = left();
        for (int age = 1; age <= 14; age++) {
            assertThat(left).contains(nightOf(today.minusDays(age)));
        }
        assertThat(left).noneMatch(night -> night.compareTo(nightOf(today.minusDays(365))) < 0);
        // This one, 14 nights, and with what begins and ends in the middle a week and a month more.
        assertThat(left).hasSizeBetween(15 + 6 + 10, 15 + 8 + 13);
        assertThat(others).exists();
    }

    /** A clock that has run ahead must not cost all that there is. */
    @Test
    void theNewestStayHoweverOldTheySeem() throws Exception {
        for (int night = 1; night <= 9; night++) {
            Files.createDirectory(safe.resolve("2001-01-0" + night + "T02-00-00Z"));
        }
        assertThat(run("docker/back-up", safe)).as(said()).isZero();
        assertThat(left()).hasSize(10);
    }

    @Test
    void certificatesThatEndSoonAreToldOf() throws Exception {
        Path keys = folder.resolve("docker/kafka-keys");
        assumeTrue(keysAreDrawn(keys, "90"), "openssl draws the keys");
        assertThat(run("docker/back-up", safe)).as(said()).isZero();
        assertThat(said()).doesNotContain("within 60 days");

        Files.move(keys, folder.resolve("docker/earlier-keys"));
        assertThat(keysAreDrawn(keys, "30")).isTrue();
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(run("docker/back-up", other)).as(said()).isZero();
        assertThat(said()).contains("docker/kafka-keys/kafka/own.pem ends within 60 days");
    }

    /** Whoever rewrites the file here must not have the witness rewritten the next night. */
    @Test
    void copyOfTheAuditTakesInWhatWasAddedAndNothingElse() throws Exception {
        Path digests = folder.resolve("volumes/audit/audit.digests");
        Path copy = safe.resolve("audit.digests");
        Files.writeString(digests, "monday\n");
        assertThat(run("docker/copy-audit", safe)).as(said()).isZero();
        Files.writeString(digests, "monday\ntuesday\n");
        assertThat(run("docker/copy-audit", safe)).as(said()).isZero();
        assertThat(copy).hasContent("monday\ntuesday\n");

        for (String rewritten : List.of("mending\ntuesday\nwednesday\n", "monday\n")) {
            Files.writeString(digests, rewritten);
            assertThat(run("docker/copy-audit", safe)).isEqualTo(5);
            assertThat(said()).contains("not those that were copied before");
            assertThat(copy).hasContent("monday\ntuesday\n");
        }
        assertThat(safe).isDirectoryNotContaining("glob:**new");
    }

    private boolean keysAreDrawn(Path keys, String days) throws Exception {
        ProcessBuilder draw = new ProcessBuilder(
                        "bash",
                        Sources.ofTheHouse()
                                .repository()
                                .resolve("docker/draw-kafka-keys")
                                .toString(),
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("drawn").toFile());
        draw.environment().put("KAFKA_KEYS_DAYS", days);
        return draw.start().waitFor() == 0;
    }

    private static String nightOf(LocalDate day) {
        return day + "T02-00-00Z";
    }

    private List<String> left() throws IOException {
        try (Stream<Path> folders = Files.list(safe)) {
            return folders.map(one -> one.getFileName().toString())
                    .filter(name -> name.endsWith("Z"))
                    .toList();
        }
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
