package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With small shell programs in the place of services. */
class ChildrenTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private DataFolder data;
    private Children children;

    @BeforeEach
    void openFolder() throws Exception {
        data = DataFolder.open(folder);
        children = new Children(data);
    }

    @AfterEach
    void stop() throws Exception {
        children.stop(List.of("booking", "content"), Duration.ofSeconds(1));
    }

    @Test
    void aPartIsReadyWhenItSaysSo() throws Exception {
        ProcessHandle booking = children.launch(part("booking", "echo ready; sleep 300"));

        assertThat(booking).isEqualTo(process("booking"));
        assertThat(booking.isAlive()).isTrue();
    }

    @Test
    void aPartThatDiesWhileItStartsIsToldWithHowItEnded() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> children.launch(part("booking", "echo the database is on fire; exit 7")))
                .withMessageContaining("booking stopped while it started (exit 7)");
    }

    @Test
    void nothingIsStartedAnyMoreWhileTheClinicStops() throws Exception {
        ProcessHandle booking = children.launch(part("booking", "echo ready; sleep 300"));

        children.stop(List.of("booking"), SOON);

        assertThat(booking.isAlive()).isFalse();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> children.launch(part("content", "echo ready; sleep 300")));
    }

    @Test
    void ctrlCInATerminalReachesOnlyTheLauncher() throws Exception {
        children.launch(part("booking", "echo ready; sleep 300"));
        ProcessHandle booking = process("booking");

        new ProcessBuilder("kill", "-INT", Long.toString(booking.pid())).start().waitFor();
        new ProcessBuilder("kill", "-HUP", Long.toString(booking.pid())).start().waitFor();

        await().during(Duration.ofMillis(500)).atMost(SOON).until(booking::isAlive);
    }

    @Test
    void aChildKnowsNothingOfTheShellItWasStartedFrom() throws Exception {
        children.launch(part("booking", "env; echo ready; sleep 300"));
        assertThat(Files.readString(data.log("booking")))
                .contains("SERVER_PORT=1")
                .contains("PATH=")
                .doesNotContain("MAVEN")
                .doesNotContain("JAVA_HOME=");
    }

    private Part part(String name, String script) {
        List<String> command =
                List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "clinic", "/bin/sh", "-c", script);
        Lesson lesson = new Lesson(folder.resolve("learnt"), result -> command);
        return new Part(name, () -> command, Map.of("SERVER_PORT", "1"), child -> child.printed("ready"), "", lesson);
    }

    private ProcessHandle process(String name) {
        ProcessRecord record = ProcessRecord.named(data.run(), name).orElseThrow();
        return ProcessHandle.of(record.pid()).orElseThrow();
    }
}
