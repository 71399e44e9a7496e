package clinic.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private DataFolder data;
    private Children children;

    @BeforeEach
    void openFolder() throws Exception {
        data = DataFolder.open(folder);
        children = new Children(data, new Progress(new PrintStream(screen, true, UTF_8)));
    }

    @AfterEach
    void stop() throws Exception {
        children.stop(List.of("booking", "content"), Duration.ofSeconds(1));
    }

    @Test
    void aPartIsReadyWhenItSaysSo() throws Exception {
        children.launch(part("booking", "echo ready; sleep 300"));
        children.watch();

        assertThat(screen()).contains("booking", "ready");
        assertThat(process("booking").isAlive()).isTrue();
    }

    @Test
    void aPartThatDiesWhileItStartsIsToldWithTheEndOfItsLog() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> children.launch(part("booking", "echo the database is on fire; exit 7")))
                .withMessageContaining("booking stopped while it started (exit 7)")
                .withMessageContaining(data.log("booking").toString())
                .withMessageContaining("the database is on fire");
    }

    @Test
    void aPartThatDiesBeforeTheOthersAreReadyIsNoticed() throws Exception {
        children.launch(part("content", "echo ready; sleep 300"));
        ProcessHandle content = process("content");
        content.destroyForcibly();
        await().atMost(SOON).until(() -> !content.isAlive());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> children.watch())
                .withMessageContaining("content stopped while the others started");
    }

    @Test
    void aPartThatDiesIsToldAndStartedAgain() throws Exception {
        children.launch(part("booking", "echo ready; sleep 300"));
        children.watch();
        ProcessHandle first = process("booking");

        first.destroyForcibly();

        await().atMost(SOON).until(() -> screen().contains("back"));
        assertThat(screen())
                .contains("booking has stopped by itself", data.log("booking").toString());
        assertThat(process("booking")).isNotEqualTo(first);
        assertThat(process("booking").isAlive()).isTrue();
    }

    @Test
    void aPartThatKeepsDyingIsGivenUp() throws Exception {
        Path lives = Files.writeString(folder.resolve("lives"), "");
        children.launch(part("booking", "echo life >>'%s'; echo ready; sleep 1".formatted(lives)));
        children.watch();

        await().atMost(SOON).until(() -> screen().contains("is not started again; the rest goes on"));
        assertThat(Files.readAllLines(lives)).hasSize(1 + 3);
    }

    @Test
    void stoppingIsNotMistakenForDying() throws Exception {
        children.launch(part("booking", "echo ready; sleep 300"));
        children.watch();

        children.stop(List.of("booking"), SOON);

        assertThat(screen()).doesNotContain("stopped by itself");
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

    @Test
    void theLogOfTheLastTimeIsKept() throws Exception {
        Files.writeString(data.log("booking"), "ready, said the last one");
        children.launch(part("booking", "sleep 1; echo ready now; sleep 300"));
        assertThat(Files.readString(data.log("booking"))).doesNotContain("the last one");
        assertThat(Files.readString(Path.of(data.log("booking") + ".before"))).contains("the last one");
    }

    private Part part(String name, String script) {
        List<String> command =
                List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "clinic", "/bin/sh", "-c", script);
        return new Part(name, command, Map.of("SERVER_PORT", "1"), child -> child.printed("ready"), "");
    }

    private ProcessHandle process(String name) {
        ProcessRecord record = ProcessRecord.named(data.run(), name).orElseThrow();
        return ProcessHandle.of(record.pid()).orElseThrow();
    }

    private String screen() {
        return screen.toString(UTF_8);
    }
}
