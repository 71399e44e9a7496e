package clinic.reminder.trend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.reminder.trend.Trend.Given;
import clinic.reminder.trend.Trend.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final Trend THREE =
            new Trend(List.of(new Given(1, 8, 2), new Given(3, 6, null), new Given(7, 0, 10)), "gå i trappor");

    @Test
    void daysStandAsFarApartAsTheyAre() {
        assertThat(THREE.pain()).extracting(Mark::x).containsExactly(30, 123, 310);
        assertThat(THREE.pain()).extracting(Mark::y).containsExactly(38, 64, 142);
        assertThat(THREE.line(THREE.pain())).isEqualTo("30,38 123,64 310,142");
    }

    @Test
    void whatWasNotSaidIsNotDrawn() {
        assertThat(THREE.function()).extracting(Mark::day).containsExactly(1, 7);
    }

    @Test
    void onePointIsNoCourse() {
        Trend one = new Trend(List.of(new Given(1, 8, null)), "");
        assertThat(one.isWorthDrawing()).isFalse();
        assertThat(one.pain()).hasSize(1);
        assertThat(THREE.toString()).doesNotContain("trappor");
    }
}
