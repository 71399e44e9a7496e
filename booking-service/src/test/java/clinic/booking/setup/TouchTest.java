package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.setup.Touch.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TouchTest {

    private static final Instant DAY = Instant.parse("2026-11-24T09:00:00Z");
    private static final List<Touch> TOUCHES =
            List.of(new Touch(Kind.LENGTH, new Ahead(7, DAY, DAY)), new Touch(Kind.BUFFERS, new Ahead(0, null, null)));

    @Test
    void whatTouchesNoVisitNeedsNoYes() {
        assertThatCode(() -> Touch.check(List.of(new Touch(Kind.ROOMS, new Ahead(0, null, null))), null))
                .doesNotThrowAnyException();
    }

    @Test
    void yesToExactlyThatIsEnough() {
        assertThatCode(() -> Touch.check(TOUCHES, "LENGTH-7")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "LENGTH-6", "ROOMS-7", "LENGTH-7.ROOMS-1", "true"})
    void yesToAnythingElseIsNone(@Nullable String agreed) {
        assertThatThrownBy(() -> Touch.check(TOUCHES, agreed)).isInstanceOf(TouchesVisits.class);
    }
}
