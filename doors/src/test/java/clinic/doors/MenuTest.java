package clinic.doors;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.doors.StaffPlaces.Menu;
import clinic.doors.StaffPlaces.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a phone shows of the places where staff can go. */
class MenuTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", "5, 5", "6, 4", "9, 4"})
    void noMoreAreInSightThanFit(int all, int inSight) {
        Menu menu = Menu.of(places(all));

        assertThat(menu.inSight()).hasSize(inSight);
        assertThat(menu.more()).hasSize(all - inSight);
    }

    @Test
    void theOrderStaysAsItIs() {
        Menu menu = Menu.of(places(6));

        assertThat(menu.inSight()).extracting(Place::name).containsExactly("0", "1", "2", "3");
        assertThat(menu.more()).extracting(Place::name).containsExactly("4", "5");
    }

    @Test
    void tellsWhatIsHidden() {
        Menu menu = Menu.of(places(6));

        assertThat(menu.hidesPlace("3")).isFalse();
        assertThat(menu.hidesPlace("4")).isTrue();
        assertThat(menu.hidesPlace(null)).isFalse();
    }

    private static List<Place> places(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Place(String.valueOf(n), "/staff/" + n, Set.of()))
                .toList();
    }
}
