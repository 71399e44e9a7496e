package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.SmallDisk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A data folder on a small disk of its own, which only root can make. */
@OwnClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoRoomScenario {

    private final Path home = Path.of("target", "small-disk", "home").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();
    private Optional<SmallDisk> mounted = Optional.empty();

    @BeforeAll
    void mountDisk() {
        mounted = SmallDisk.at(home, 16);
        assumeTrue(mounted.isPresent(), "A small disk can only be mounted by root");
    }

    @AfterAll
    void unmountDisk() {
        if (mounted.isPresent()) {
            LaunchedClinic.say(home, "down");
            mounted.get().close();
        }
    }

    @Test
    @Order(1)
    void noRoomForTheLauncherIsTold() {
        assertThat(refusal()).contains("could not be unpacked", "Make room", "CLINIC_HOME");
    }

    @Test
    @Order(2)
    void noRoomForTheServicesOrTheirDataIsTold() {
        disk().resize(140);
        assertThat(refusal()).containsAnyOf("Make room", "No space left on device");
    }

    @Test
    @Order(3)
    void aDiskThatCannotBeWrittenIsTold() {
        disk().remount("ro");
        assertThat(refusal()).contains("data folder", "CLINIC_HOME");
        disk().remount("rw");
    }

    @Test
    @Order(4)
    void withRoomItGoesOnFromWhatIsThere() {
        disk().resize(1200);
        try (LaunchedClinic running = LaunchedClinic.up(home, port)) {
            Person person = Person.speaking("sv");
            BookingApi api = Clinic.of(running).booking();
            LocalDate today = LocalDate.ofInstant(Clinic.of(running).clock().now(), ZoneOffset.UTC);
            api.book(api.slotAtNoon(today.plusDays(4)), person);
            Clinic.of(running).postbox().await(2, "confirmation", person);
        }
    }

    private String refusal() {
        try (LaunchedClinic refused = LaunchedClinic.launch(home, port)) {
            refused.awaitEnd();
            assertThat(refused.said()).contains("clinic: ").doesNotContain("\tat ", "READY");
            return refused.said();
        }
    }

    private SmallDisk disk() {
        return mounted.orElseThrow();
    }
}
