package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private boolean mounted;

    @BeforeAll
    void mountDisk() throws Exception {
        Files.createDirectories(home);
        mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", home.toString()) == 0;
        assumeTrue(mounted, "A small disk can only be mounted by root");
    }

    @AfterAll
    void unmountDisk() throws Exception {
        if (mounted) {
            LaunchedClinic.say(home, "down");
            run("umount", home.toString());
        }
    }

    @Test
    @Order(1)
    void noRoomForTheLauncherIsTold() {
        assertThat(refusal()).contains("could not be unpacked", "Make room", "CLINIC_HOME");
    }

    @Test
    @Order(2)
    void noRoomForTheServicesOrTheirDataIsTold() throws Exception {
        resize(140);
        assertThat(refusal()).containsAnyOf("Make room", "No space left on device");
    }

    @Test
    @Order(3)
    void aDiskThatCannotBeWrittenIsTold() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", home.toString())).isZero();
        assertThat(refusal()).contains("data folder", "CLINIC_HOME");
        assertThat(run("mount", "-o", "remount,rw", home.toString())).isZero();
    }

    @Test
    @Order(4)
    void withRoomItGoesOnFromWhatIsThere() throws Exception {
        resize(1200);
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

    private void resize(int megabytes) throws Exception {
        assertThat(run("mount", "-o", "remount,size=" + megabytes + "m", home.toString()))
                .isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
