package clinic.content.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.editorial.Shelf.Line;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItem.InLanguage;
import clinic.content.publication.TakenDown;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final LocalDate LAST = LocalDate.of(2027, 11, 22);

    @Test
    void reviewIsAskedForTwoMonthsAheadAndCountsToTheEndOfItsDay() {
        var line = line(null);
        assertThat(line.standing(LAST.minusDays(61))).isEqualTo(Standing.IN_FORCE);
        assertThat(line.standing(LAST.minusDays(61)).wantsReview()).isFalse();
        assertThat(line.standing(LAST.minusDays(60))).isEqualTo(Standing.SOON);
        assertThat(line.standing(LAST)).isEqualTo(Standing.SOON);
        assertThat(line.standing(LAST).wantsReview()).isTrue();
        assertThat(line.standing(LAST.plusDays(1))).isEqualTo(Standing.EXPIRED);
        assertThat(line.standing(LAST.plusDays(1)).wantsReview()).isTrue();
    }

    @Test
    void whatIsTakenDownWantsNoReview() {
        for (var how : TakenDown.values()) {
            assertThat(line(how).standing(LAST.plusDays(1))).isEqualTo(Standing.valueOf(how.name()));
            assertThat(line(how).standing(LAST.plusDays(1)).wantsReview()).isFalse();
        }
    }

    @Test
    void theLanguageThatComesFirstDecides() {
        var item = new PublishedItem(
                UUID.randomUUID(),
                "advice",
                false,
                List.of(
                        new InLanguage("en", "Walk", 1, "-", LAST),
                        new InLanguage("sv", "Gå", 1, "-", LAST.minusYears(1))),
                Set.of(),
                null,
                null);
        assertThat(item.reviewBy()).isEqualTo(LAST.minusYears(1));
        assertThat(item.inLanguages()).extracting(InLanguage::locale).containsExactly("sv", "en");
    }

    private static Line line(@Nullable TakenDown how) {
        var id = UUID.randomUUID();
        var item = new PublishedItem(
                id, "advice", false, List.of(new InLanguage("sv", "Gå", 1, "-", LAST)), Set.of(), null, how);
        return new Line(id, "advice", "Gå", item, null, List.of());
    }
}
