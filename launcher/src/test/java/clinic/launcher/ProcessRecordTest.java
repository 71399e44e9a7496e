package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    Path folder;

    private Process sleeper;

    @BeforeEach
    void startSleeper() throws Exception {
        sleeper = new ProcessBuilder("sleep", "300").start();
    }

    @AfterEach
    void stopSleeper() {
        sleeper.destroyForcibly();
    }

    @Test
    void aRecordedProcessIsFoundAgain() throws Exception {
        ProcessRecord.of("booking", sleeper.toHandle(), "http://127.0.0.1:1").write(folder);

        ProcessRecord read = ProcessRecord.named(folder, "booking").orElseThrow();

        assertThat(read.process()).contains(sleeper.toHandle());
        assertThat(read.address()).isEqualTo("http://127.0.0.1:1");
        assertThat(ProcessRecord.all(folder)).containsExactly(read);
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotOurs() {
        ProcessRecord record = ProcessRecord.of("booking", sleeper.toHandle(), "");
        ProcessRecord earlier =
                new ProcessRecord("booking", record.pid(), record.started().minus(Duration.ofSeconds(10)), "");
        assertThat(earlier.process()).isEmpty();
    }

    @Test
    void aDeadProcessIsNotFound() throws Exception {
        ProcessRecord record = ProcessRecord.of("booking", sleeper.toHandle(), "");
        sleeper.destroyForcibly().waitFor();
        assertThat(record.process()).isEmpty();
    }

    @Test
    void anUnreadableRecordProvesNothing() throws Exception {
        Files.writeString(folder.resolve("booking.process"), "pid=half");
        assertThat(ProcessRecord.all(folder)).isEmpty();
        assertThat(ProcessRecord.named(folder, "content")).isEmpty();
    }
}
