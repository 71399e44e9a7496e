package clinic.booking.times;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceNamesTest {

    @Test
    void whatAllNamesBeginWithIsLeftOut() {
        assertThat(brief("Kliniken Norra Torget", "Kliniken Norra Strand")).containsExactly("Torget", "Strand");
        assertThat(brief("Torget", "Norra Strand")).containsExactly("Torget", "Norra Strand");
    }

    @Test
    void noNameIsLeftEmpty() {
        assertThat(brief("Torget", "Torget Norra")).containsExactly("Torget", "Torget Norra");
        assertThat(brief("Norra Torget")).containsExactly("Torget");
        assertThat(brief()).isEmpty();
    }

    private static List<String> brief(String... names) {
        List<Location> locations = Stream.of(names)
                .map(name -> new Location(
                        UUID.randomUUID(),
                        name,
                        "Gatan 1",
                        "Orten",
                        "08-465 004 00",
                        ZoneId.of("Europe/Stockholm"),
                        Directions.NONE))
                .toList();
        return List.copyOf(PlaceNames.brief(locations).values());
    }
}
