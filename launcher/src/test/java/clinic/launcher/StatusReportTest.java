package clinic.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private DataFolder data;
    private Process sleeper;

    @BeforeEach
    void startSleeper() throws Exception {
        data = DataFolder.open(folder);
        sleeper = new ProcessBuilder("sleep", "300").start();
    }

    @AfterEach
    void stopSleeper() {
        sleeper.destroyForcibly();
    }

    @Test
    void nothingRunsInANewFolder() throws Exception {
        assertThat(tell()).isFalse();
        assertThat(screen()).isEqualTo("The clinic is not running. ./clinic up starts it.\n");
    }

    @Test
    void aRunningClinicIsToldPartByPart() throws Exception {
        ProcessRecord.of("launcher", ProcessHandle.current(), "http://localhost:8090")
                .write(data.run());
        ProcessRecord.of("kafka", sleeper.toHandle(), "127.0.0.1:1").write(data.run());

        assertThat(tell()).isTrue();

        assertThat(screen()).contains("http://localhost:8090", "kafka", "running", "pid " + sleeper.pid(), "Logs: ");
    }

    @Test
    void aPartThatDoesNotAnswerIsNotReady() throws Exception {
        ProcessRecord.of("launcher", ProcessHandle.current(), "").write(data.run());
        ProcessRecord.of("booking", sleeper.toHandle(), "http://127.0.0.1:1/actuator/health/readiness")
                .write(data.run());

        tell();

        assertThat(screen()).contains("not ready");
    }

    @Test
    void whatWasStartedAgainIsTold() throws Exception {
        ProcessRecord.of("launcher", ProcessHandle.current(), "").write(data.run());
        ProcessRecord.of("kafka", sleeper.toHandle(), "").write(data.run());
        new Restarts(data.run()).count("kafka");
        new Restarts(data.run()).count("kafka");

        tell();

        assertThat(screen()).contains("restarts: 2");
    }

    @Test
    void whatAKilledLauncherLeftIsTold() throws Exception {
        ProcessRecord.of("kafka", sleeper.toHandle(), "").write(data.run());

        assertThat(tell()).isFalse();

        assertThat(screen()).contains("a killed launcher has left parts of it", "./clinic down");
    }

    private boolean tell() throws Exception {
        return new StatusReport(data, new Progress(new PrintStream(screen, true, UTF_8)), InstantSource.system())
                .tell();
    }

    private String screen() {
        return screen.toString(UTF_8);
    }
}
