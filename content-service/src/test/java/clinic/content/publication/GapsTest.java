package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GapsTest {

    @Test
    void whatIsSaidOnceEachHasNoGaps() {
        assertThat(gaps(leaflet("Foten", new Sign("hot", "Är den het?"), new Sign("blue", "Är den blå?"))))
                .isEmpty();
    }

    @Test
    void blankWordsAreToldAtTheirField() {
        assertThat(gaps(leaflet(" ", new Sign("", "Är den het?"), new Sign("blue", "\n"))))
                .containsExactly("title blank ", "signs[0].id blank ", "signs[1].question blank ");
    }

    @Test
    void listsThatMustHoldSomethingAreToldWhereTheyHoldNothing() {
        assertThat(gaps(new Recipe(List.of("Ligg ner."), List.of(new Sign("hot", "Är den het?")))))
                .isEmpty();
        assertThat(gaps(new Recipe(List.of(), List.of()))).containsExactly("steps blank ", "signs blank ");
        assertThat(gaps(new Recipe(List.of("", " "), List.of(new Sign("hot", "Är den het?")))))
                .as("lines that nobody filled in")
                .containsExactly("steps blank ");
    }

    @Test
    void idsOfNeighboursAreToldApart() {
        var twice = new Sign("hot", "Är den het?");
        assertThat(gaps(leaflet("Foten", twice, twice, new Sign("side", "Vilken?"))))
                .as("the first of them, and one that is called as something else")
                .containsExactly("signs[1].id repeated hot", "signs[2].id repeated side");
    }

    @Test
    void listsInListsAreToldApartByThemselves() {
        var inner = new Page(List.of(new Sign("hot", "Är den het?")));
        var item = new Leaflet(
                UUID.randomUUID(),
                "sv",
                1,
                new Approver("-", "-", ""),
                LocalDate.EPOCH,
                List.of(),
                "",
                "Foten",
                List.of(),
                List.of(inner, inner, new Page(List.of(new Sign("", "Är den het?")))));
        assertThat(gaps(item)).containsExactly("pages[2].signs[0].id blank ");
    }

    private static List<String> gaps(Authored item) {
        return Gaps.of(item).stream()
                .map(gap -> gap.field() + " " + gap.code() + " " + gap.detail())
                .toList();
    }

    private static Leaflet leaflet(String title, Sign... signs) {
        return new Leaflet(
                UUID.randomUUID(),
                "sv",
                1,
                new Approver("-", "-", ""),
                LocalDate.EPOCH,
                List.of(),
                "",
                title,
                List.of(signs),
                List.of());
    }

    record Sign(@OwnId(taken = "side") String id, @Filled String question) {}

    record Page(List<Sign> signs) {}

    /** @param note may be blank */
    record Leaflet(
            UUID id,
            String locale,
            int version,
            Approver approver,
            LocalDate reviewBy,
            List<String> sources,
            String note,
            @Filled String title,
            List<Sign> signs,
            List<Page> pages)
            implements Authored {}

    record Recipe(
            UUID id,
            String locale,
            int version,
            Approver approver,
            LocalDate reviewBy,
            List<String> sources,
            @Filled List<String> steps,
            @Filled List<Sign> signs)
            implements Authored {

        Recipe(List<String> steps, List<Sign> signs) {
            this(UUID.randomUUID(), "sv", 1, new Approver("-", "-", ""), LocalDate.EPOCH, List.of(), steps, signs);
        }
    }
}
