package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SpoolTest {

    private static final Posted ANSWER =
            new Posted("token", Map.of("flag-a", "emergency"), "sv", Instant.parse("2026-11-24T10:00:00Z"));

    @TempDir
    private Path disk;

    private Spool spool(String key) {
        return new Spool(
                disk.resolve("answers"), seal(key), JsonMapper.builder().build());
    }

    private static Seal seal(String key) {
        return new Seal(Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII)), "kept answers");
    }

    @Test
    @DisplayName("31: what is kept is read again by the next life of the service, and by nobody else")
    void anotherLifeReadsIt() throws Exception {
        Path file = spool("k".repeat(32)).keep(ANSWER).orElseThrow();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("emergency", "token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Spool again = spool("k".repeat(32));
        assertThat(again.waiting()).containsExactly(file);
        assertThat(again.read(file)).contains(ANSWER);
        again.remove(file);
        again.remove(file);
        assertThat(again.waiting()).isEmpty();
    }

    @Test
    void whatAnotherKeyHasSealedIsPutAsideAndNotLost() throws Exception {
        Path file = spool("k".repeat(32)).keep(ANSWER).orElseThrow();
        Spool other = spool("o".repeat(32));
        assertThat(other.read(file)).isEmpty();
        assertThat(other.waiting()).isEmpty();
        assertThat(file.resolveSibling(file.getFileName() + ".unreadable")).exists();
    }

    @Test
    @DisplayName("31: what nobody understands holds up no other answer")
    void whatIsNoAnswerIsPutAside() throws Exception {
        Spool spool = spool("k".repeat(32));
        Path file = disk.resolve("answers").resolve("1-a.answer");
        Files.write(file, seal("k".repeat(32)).close("[1]"));
        assertThat(spool.read(file)).isEmpty();
        assertThat(spool.waiting()).isEmpty();
        assertThat(file.resolveSibling("1-a.answer.unreadable")).exists();
    }

    @Test
    void halfAFileIsNoAnswer() throws Exception {
        Spool spool = spool("k".repeat(32));
        Files.write(disk.resolve("answers").resolve("1-a.begun"), new byte[] {1, 2, 3});
        assertThat(spool.waiting()).isEmpty();
    }

    @Test
    void fullDiskIsSaid() throws Exception {
        Files.writeString(disk.resolve("answers"), "no folder");
        assertThat(spool("k".repeat(32)).keep(ANSWER)).isEmpty();
    }

    @Test
    @DisplayName("Made-up forms fill half of the room: the rest is for whom we have asked")
    void strangersLeaveRoomForPatients() {
        Spool small = new Spool(
                disk.resolve("answers"),
                seal("k".repeat(32)),
                JsonMapper.builder().build(),
                4);
        Posted patients =
                new Posted("token", Map.of("flag-a", "emergency", GivenAnswers.ASKED, "sv 1"), "sv", ANSWER.at());
        assertThat(small.keep(ANSWER)).isPresent();
        assertThat(small.keep(ANSWER)).isPresent();
        assertThat(small.keep(ANSWER)).isEmpty();
        assertThat(small.keep(patients)).isPresent();
        assertThat(small.keep(patients)).isPresent();
        assertThat(small.keep(patients)).isEmpty();
    }

    @Test
    void printedItSaysNothingOfThePatient() {
        assertThat(ANSWER.toString()).doesNotContain("flag", "token");
        assertThat(ANSWER.answers().toString()).doesNotContain("flag", "emergency");
    }
}
