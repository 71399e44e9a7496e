package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.StaffApi;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Does what docs/operations/keys.md says, all of it at once. */
@OwnClinic
@Tag("long")
class RenewedKeysScenario {

    private static final String CHANNELS = "/api/staff/channels";

    private final Path home = Path.of("target", "renewed").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();

    @Test
    @DisplayName("35: renewed keys open the links that are out, make the next ones, and void the passes of before")
    void linksThatAreOutOpenAndPassesOfBeforeAreVoid() {
        Booking before;
        String pass;
        try (LaunchedClinic clinic = LaunchedClinic.up(home, port, "--fresh")) {
            assertThat(LaunchedClinic.say(home, "renew", "links")).contains("./clinic down");
            before = booked(Clinic.of(clinic), 4);
            pass = StaffApi.signedIn(Clinic.of(clinic), "admin").pass();
            assertThat(byPassAlone(Clinic.of(clinic), pass)).isEqualTo(200);
        }
        for (String what : new String[] {"links", "staff", "databases"}) {
            assertThat(LaunchedClinic.say(home, "renew", what)).contains("Renewed.");
        }

        try (LaunchedClinic running = LaunchedClinic.up(home, port)) {
            Clinic clinic = Clinic.of(running);
            assertThat(clinic.http()
                            .get("/appointments/" + before.manageToken())
                            .status())
                    .isEqualTo(200);
            Booking after = booked(clinic, 6);
            assertThat(before.manageToken()).startsWith("a");
            assertThat(after.manageToken()).startsWith("b");
            assertThat(clinic.http().get("/appointments/" + after.manageToken()).status())
                    .isEqualTo(200);
            assertThat(byPassAlone(clinic, pass))
                    .as("signed by a pair of before")
                    .isNotEqualTo(200);
            assertThat(StaffApi.signedIn(clinic, "admin").get(CHANNELS).status())
                    .isEqualTo(200);
        }
    }

    private static int byPassAlone(Clinic clinic, String pass) {
        return clinic.http()
                .get(CHANNELS, Map.of("Cookie", "staff-pass=" + pass, "Sec-Fetch-Site", "same-origin"))
                .status();
    }

    private static Booking booked(Clinic clinic, int days) {
        Person person = Person.speaking("sv");
        BookingApi api = clinic.booking();
        LocalDate today = LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC);
        Booking booking = api.book(api.slotAtNoon(today.plusDays(days)), person);
        clinic.postbox().await(2, "confirmation", person);
        return booking;
    }
}
