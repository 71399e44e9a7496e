package clinic.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With sleeping processes in the place of parts, and pauses that are only written down. */
class DutyTest {

    private static final Refusal BROKEN = new Refusal("booking stopped while it started (exit 7)");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final List<Process> started = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Refusal> nextFailures = new ArrayDeque<>();
    private final List<Thread> keepers = new ArrayList<>();
    private Restarts restarts;
    private Path log;
    private Duty duty;

    @BeforeEach
    void putOnDuty() throws Exception {
        restarts = new Restarts(folder);
        log = Files.writeString(folder.resolve("booking.log"), "said by the last one\n");
        duty = new Duty("booking", log, restarts, new Progress(new PrintStream(screen, true, UTF_8)), this::rest);
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Thread keeper : keepers) {
            keeper.interrupt();
            keeper.join();
        }
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatDiesAfterItWasReadyIsStartedAgainAtOnceAndForEver() throws Exception {
        Future<?> kept = keep();
        for (int deaths = 1; deaths <= 20; deaths++) {
            int seen = deaths;
            await().until(() -> started.size() == seen);
            await().until(duty.ready()::isDone);
            started.getLast().destroyForcibly();
        }
        await().until(() -> started.size() == 21);

        assertThat(pauses).isEmpty();
        assertThat(kept.isDone()).isFalse();
        assertThat(screen()).contains("booking has stopped by itself and is started again", log.toString(), "back");
        assertThat(restarts.of("booking")).isEqualTo(20);
    }

    @Test
    void whatWasReadyOnceIsTriedEightTimesWithGrowingPauses() throws Exception {
        Future<?> kept = keep();
        await().until(() -> started.size() == 1);
        nextFailures.addAll(Collections.nCopies(8, BROKEN));

        started.getFirst().destroyForcibly();
        await().until(kept::isDone);

        assertThat(kept.exceptionNow()).hasMessageContaining("booking stopped while it started (exit 7), the 8th time");
        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void whatBecomesReadyIsForgivenItsFailures() throws Exception {
        Future<?> kept = keep();
        for (int round = 1; round <= 3; round++) {
            int seen = round;
            await().until(() -> started.size() == seen);
            nextFailures.addAll(Collections.nCopies(7, BROKEN));
            started.getLast().destroyForcibly();
        }
        await().until(() -> started.size() == 4);

        assertThat(kept.isDone()).isFalse();
        assertThat(pauses).hasSize(3 * 7);
    }

    @Test
    void whatWasNeverReadyIsGivenUpSoonerAndToldWithTheEndOfItsLog() {
        nextFailures.addAll(Collections.nCopies(4, BROKEN));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> duty.keep(() -> {}, this::start))
                .withMessageContaining("booking stopped while it started (exit 7), the 4th time in a row")
                .withMessageContaining("./clinic up")
                .withMessageContaining(log.toString())
                .withMessageContaining("the database is on fire");
        assertThat(screen()).contains("booking stopped while it started (exit 7) and is tried again in 1 s");
    }

    @Test
    void nothingIsStartedBeforeWhatItNeedsIsThere() {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> duty.keep(
                        () -> {
                            throw new InterruptedException("no database");
                        },
                        this::start));
        assertThat(started).isEmpty();
    }

    @Test
    void theLogOfTheLastTimeIsKept() throws Exception {
        keep();
        await().until(() -> started.size() == 1);

        assertThat(log).doesNotExist();
        assertThat(Path.of(log + ".before")).content().contains("said by the last one");
    }

    private FutureTask<Void> keep() {
        FutureTask<Void> keeping = new FutureTask<>(() -> {
            duty.keep(() -> {}, this::start);
            return null;
        });
        keepers.add(Thread.ofVirtual().start(keeping));
        return keeping;
    }

    private ProcessHandle start() throws IOException {
        if (!nextFailures.isEmpty()) {
            Files.writeString(log, "the database is on fire");
            throw nextFailures.pop();
        }
        Process process = new ProcessBuilder("sleep", "300").start();
        started.add(process);
        return process.toHandle();
    }

    /** A pause of nothing only asks whether the clinic is stopping. */
    private void rest(Duration pause) {
        if (pause.isPositive()) {
            pauses.add(pause);
        }
    }

    private String screen() {
        return screen.toString(UTF_8);
    }
}
