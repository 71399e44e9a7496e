package clinic.booking.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.MeantFor;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitRowTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Map<Field, Integer> COLUMNS = Map.of(
            Field.PRACTITIONER,
            0,
            Field.TREATMENT,
            1,
            Field.LOCATION,
            2,
            Field.START,
            3,
            Field.MINUTES,
            4,
            Field.STATUS,
            5);
    private static final Directory DIRECTORY = new Directory(
            List.of(new Treatment(
                    UUID.randomUUID(),
                    "back-and-leg",
                    "Rygg och ben",
                    "Back and leg",
                    "",
                    "",
                    MeantFor.EVERYBODY,
                    Duration.ofMinutes(45),
                    850,
                    Duration.ZERO,
                    Duration.ZERO,
                    null,
                    null,
                    false)),
            List.of(practitioner("Johan Berg"), practitioner("Anna Ek"), practitioner("Anna Ék")),
            List.of(location("Torget", "Europe/Stockholm"), location("Lissabon", "Europe/Lisbon")));

    @Test
    void rowTellsOfAVisitByTheNamesOfHere() {
        VisitRow visit = read("johan  berg", "BACK AND LEG", "Torget", "2026-12-01 09:30", "", "Bokad");
        assertThat(visit.start()).isEqualTo(Instant.parse("2026-12-01T08:30:00Z"));
        assertThat(visit.end()).as("as long as the treatment is").isEqualTo(Instant.parse("2026-12-01T09:15:00Z"));
        assertThat(visit.state()).isEqualTo(AppointmentState.BOOKED);
        assertThat(read("Johan Berg", "Rygg och ben", "Lissabon", "2026-12-01T09:30", "60", "")
                        .end())
                .as("on the clock of its location")
                .isEqualTo(Instant.parse("2026-12-01T10:30:00Z"));
        assertThat(read("Johan Berg", "Rygg och ben", "Torget", "20261201 9.30", "60", "")
                        .start())
                .isEqualTo(Instant.parse("2026-12-01T08:30:00Z"));
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() {
        assertThat(faults("Anna Ek", "Massage", "", "i morgon", "3", "kanske"))
                .containsExactlyInAnyOrder(
                        new Fault("PRACTITIONER", "unknown"),
                        new Fault("TREATMENT", "unknown"),
                        new Fault("LOCATION", "missing"),
                        new Fault("START", "start-unreadable"),
                        new Fault("MINUTES", "minutes-impossible"),
                        new Fault("STATUS", "status-unknown"));
    }

    @Test
    @DisplayName("8: a time that the clock skips, or shows twice, is refused")
    void timesOfTheSwitchAreRefused() {
        assertThat(faults("Johan Berg", "Rygg och ben", "Torget", "2027-03-28 02:30", "", ""))
                .containsExactly(new Fault("START", "start-skipped"));
        assertThat(faults("Johan Berg", "Rygg och ben", "Torget", "2026-10-25 02:30", "", ""))
                .containsExactly(new Fault("START", "start-twice"));
        assertThat(faults("Johan Berg", "Rygg och ben", "Torget", "2026-10-25 03:00", "", ""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 09:00, '',         COMPLETED",
        "2026-11-20 09:00, uteblev,    NO_SHOW",
        "2026-11-20 09:00, Genomfört,  COMPLETED",
        "2026-11-20 09:00, avbokad,    CANCELLED",
        "2026-11-22 09:30, '',         BOOKED",
        "2026-12-01 09:00, bekräftad,  BOOKED",
        "2026-12-01 09:00, cancelled,  CANCELLED"
    })
    void whatHasEndedTookPlaceUnlessSomebodySaysOtherwise(String start, String status, AppointmentState state) {
        assertThat(read("Johan Berg", "Rygg och ben", "Torget", start, "", status)
                        .state())
                .isEqualTo(state);
    }

    @Test
    void whatIsAheadCannotBeOver() {
        assertThatThrownBy(() -> read("Johan Berg", "Rygg och ben", "Torget", "2026-12-01 09:00", "", "uteblev"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        input -> assertThat(input.faults()).containsExactly(new Fault("STATUS", "status-impossible")));
    }

    private static VisitRow read(String... cells) {
        return VisitRow.read(new Row(2, Arrays.asList(cells)), COLUMNS, DIRECTORY, NOW);
    }

    private static List<Fault> faults(String... cells) {
        try {
            read(cells);
            return List.of();
        } catch (InvalidInput input) {
            return input.faults();
        }
    }

    private static Practitioner practitioner(String name) {
        return new Practitioner(UUID.randomUUID(), name, "leg. naprapat", "naprapath");
    }

    private static Location location(String name, String zone) {
        return new Location(
                UUID.randomUUID(), name, "Torget 1", "Videslätt", "08-465 004 10", ZoneId.of(zone), Directions.NONE);
    }
}
