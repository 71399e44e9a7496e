package clinic.endtoend.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final int POINTS = 49;

    @Test
    void whatStandsStillIsLevel() {
        assertThat(Trend.of(24, 60, 60, 60, 60).level()).isTrue();
    }

    @Test
    void whatGoesUpAndDownIsLevel() {
        Random chance = new Random(7);
        assertThat(Trend.of(24, figures(n -> 60 + 10 * chance.nextDouble())).level())
                .isTrue();
    }

    @Test
    void whatGrowsByLittleADayIsLevel() {
        assertThat(Trend.of(24, figures(n -> 60 + 0.04 * 60 * n / (POINTS - 1))).level())
                .isTrue();
    }

    @Test
    void aLeakIsSeenThroughTheNoise() {
        Random chance = new Random(7);
        Trend leak = Trend.of(24, figures(n -> 60 + 0.5 * n + 4 * chance.nextDouble()));
        assertThat(leak.level()).isFalse();
        assertThat(leak.slope()).isBetween(0.9, 1.1);
        assertThat(leak.toString()).endsWith("GROWS");
    }

    @Test
    void onePointFarOffIsNoLeak() {
        assertThat(Trend.of(24, figures(n -> n == POINTS - 1 ? 600 : 60)).level())
                .isTrue();
    }

    @Test
    void noLineGoesThroughOnePoint() {
        assertThatThrownBy(() -> Trend.of(List.of(new Trend.Point(1, 1)))).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] figures(IntToDoubleFunction at) {
        return IntStream.range(0, POINTS).mapToDouble(at).toArray();
    }
}
