package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: what a launcher killed in mid-work leaves behind. */
class LeftoversTest {

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private DataFolder data;

    @BeforeEach
    void openFolder() throws Exception {
        data = DataFolder.open(folder.resolve("data of a clinic"));
    }

    @AfterEach
    void stopAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatIsRecordedAndAliveIsStopped() throws Exception {
        Process booking = start("sleep", "300");
        ProcessRecord.of("booking", booking.toHandle(), "").write(data.run());

        assertThat(new Leftovers(data).stop()).containsExactly("booking");

        assertThat(booking.isAlive()).isFalse();
        assertThat(ProcessRecord.all(data.run())).isEmpty();
    }

    @Test
    void whatRefusesToGoIsForced() throws Exception {
        Process stubborn = start("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done");
        assertThat(stubborn.inputReader().readLine()).isEqualTo("deaf");
        ProcessRecord.of("booking", stubborn.toHandle(), "").write(data.run());

        new Leftovers(data).stop();

        assertThat(stubborn.isAlive()).isFalse();
    }

    @Test
    void aStrangerWithARecordedNumberIsLeftAlone() throws Exception {
        Process stranger = start("sleep", "300");
        Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
        new ProcessRecord("booking", stranger.pid(), longAgo, "").write(data.run());

        assertThat(new Leftovers(data).stop()).isEmpty();

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void postgresIsFoundByItsOwnRecord() throws Exception {
        Process postmaster = start("sleep", "300");
        postmasterFile(
                postmaster.pid(), postmaster.toHandle().info().startInstant().orElseThrow());

        assertThat(new Leftovers(data).stop()).containsExactly("postgres");

        assertThat(postmaster.isAlive()).isFalse();
    }

    @Test
    void aStrangerWithPostgresNumberIsLeftAlone() throws Exception {
        Process stranger = start("sleep", "300");
        Instant started = stranger.toHandle().info().startInstant().orElseThrow();
        postmasterFile(stranger.pid(), started.minus(Duration.ofMinutes(1)));

        assertThat(new Leftovers(data).stop()).isEmpty();

        assertThat(stranger.isAlive()).isTrue();
    }

    private void postmasterFile(long pid, Instant started) throws Exception {
        Files.createDirectories(data.postgres());
        Files.writeString(
                data.postgres().resolve("postmaster.pid"),
                "%d\n%s\n%d\n5432\n".formatted(pid, data.postgres(), started.getEpochSecond()));
    }

    private Process start(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
