package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One clinic of its own, started, killed, found and stopped: each fact begins where the one before ended. */
@OwnClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BareMachineScenario {

    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final Path home = Path.of("target", "bare-machine").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();
    private final Person person = Person.speaking("sv");
    private LaunchedClinic running;
    private Booking booking;

    @BeforeAll
    void firstStart() {
        running = LaunchedClinic.up(home, port, "--fresh");
        BookingApi api = Clinic.of(running).booking();
        LocalDate from = LocalDate.ofInstant(Clinic.of(running).clock().now(), ZoneOffset.UTC);
        booking = api.book(api.slotAtNoon(from.plusDays(4)), person);
        Clinic.of(running).postbox().await(2, "confirmation", person);
    }

    @AfterAll
    void leaveNothingBehind() {
        running.close();
    }

    @Test
    @Order(1)
    void secondStartSaysThatOneRuns() {
        String said = LaunchedClinic.say(home, "up", "--port", Integer.toString(LaunchedClinic.freePort()));

        assertThat(said).contains("already running", "http://localhost:" + port, "./clinic down");
        assertThat(Clinic.of(running).http().get("/api/treatments").status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void statusTellsWhatRuns() {
        assertThat(LaunchedClinic.say(home, "status"))
                .contains("booking", "reminder", "content", "gateway", "viewer", "kafka", "postgres")
                .doesNotContain("dead", "not ready");
    }

    @Test
    @Order(3)
    void dataSurvivesARestartAndNothingIsUnpackedAgain() {
        Object unpacked = running.home().programsWritten();
        running.stop();
        running = LaunchedClinic.up(home, port);

        assertThat(visitPage().status()).isEqualTo(200);
        assertThat(running.home().programsWritten()).isEqualTo(unpacked);
        assertThat(Clinic.of(running).postbox().of("confirmation", person)).hasSize(2);
    }

    @Test
    @Order(4)
    void leftoversOfAKilledLauncherAreFoundAndStopped() {
        List<ProcessHandle> before = running.processes();
        ProcessHandle launcher = running.home().part("launcher");
        launcher.destroyForcibly();
        await().atMost(SECONDS).until(() -> !launcher.isAlive());

        running = LaunchedClinic.up(home, port);

        assertThat(running.said()).contains("killed launcher");
        assertThat(before).as("processes of the killed clinic").noneMatch(ProcessHandle::isAlive);
        assertThat(visitPage().status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void downStopsEverythingWithinSeconds() {
        List<ProcessHandle> all = running.processes();
        assertThat(all).as("launcher, broker, database and five services").hasSizeGreaterThanOrEqualTo(8);

        LaunchedClinic.say(home, "down");

        assertThat(all).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(6)
    void takenPortGetsOneClearSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            String said = LaunchedClinic.say(home, "up", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(said).contains(Integer.toString(port), "--port").doesNotContain("READY", "\tat ");
        }
    }

    private clinic.endtoend.running.Answer visitPage() {
        return Clinic.of(running).http().get("/appointments/" + booking.manageToken());
    }
}
