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

    @Test
    void whatWasStartedAndNotYetRecordedIsStopped() throws Exception {
        Process booking = javaFrom(data);

        assertThat(new Leftovers(data).stop()).containsExactly("process " + booking.pid());

        assertThat(booking.isAlive()).isFalse();
    }

    @Test
    void whatRunsFromAnotherClinicsFolderIsLeftAlone() throws Exception {
        Process stranger = javaFrom(DataFolder.open(folder.resolve("data of a clinic too")));

        assertThat(new Leftovers(data).stop()).isEmpty();

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void whoOnlyReadsInTheFolderIsLeftAlone() throws Exception {
        Path jar = Files.writeString(data.apps().resolve("booking.jar"), "");
        Process reader = start("tail", "-f", jar.toString());

        assertThat(new Leftovers(data).stop()).isEmpty();

        assertThat(reader.isAlive()).isTrue();
    }

    /** Backends outlive a postmaster that was killed, for a moment; nothing records them. */
    @Test
    void whatWorksInPostgresFolderIsStoppedAndWhatWorksElsewhereIsNot() throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve("postgres"));
        Process backend = startIn(Files.createDirectories(data.postgres()), program.toString(), "300");
        Process stranger = startIn(Files.createDirectories(folder.resolve("elsewhere")), program.toString(), "300");

        assertThat(new Leftovers(data).stop()).containsExactly("postgres");

        assertThat(backend.isAlive()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
    }

    /** A Java program that is started with a path in the folder of unpacked jars, and stays. */
    private Process javaFrom(DataFolder clinic) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process program = start(
                java,
                "-m",
                "jdk.httpserver",
                "-p",
                "0",
                "-d",
                Files.createDirectory(clinic.apps().resolve("booking-1")).toString());
        assertThat(program.inputReader().readLine()).contains("Binding to loopback");
        return program;
    }

    private void postmasterFile(long pid, Instant started) throws Exception {
        Files.createDirectories(data.postgres());
        Files.writeString(
                data.postgres().resolve("postmaster.pid"),
                "%d\n%s\n%d\n5432\n".formatted(pid, data.postgres(), started.getEpochSecond()));
    }

    private Process start(String... command) throws Exception {
        return startIn(folder, command);
    }

    private Process startIn(Path place, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(place.toFile()).start();
        started.add(process);
        return process;
    }
}
