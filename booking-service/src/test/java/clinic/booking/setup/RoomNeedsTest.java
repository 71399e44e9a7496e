package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomNeedsTest {

    private static final UUID SQUARE = UUID.randomUUID();
    private static final UUID BEACH = UUID.randomUUID();
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();
    private static final UUID TREADMILL = UUID.randomUUID();
    private static final Map<UUID, Set<UUID>> KNOWN = Map.of(SQUARE, Set.of(ONE, TWO), BEACH, Set.of(TREADMILL));

    @Test
    void needOfNothingIsNone() {
        assertThat(new RoomNeeds(Map.of(SQUARE, List.of(List.of(), List.of(ONE)), BEACH, List.of(List.of()))))
                .isEqualTo(new RoomNeeds(Map.of(SQUARE, List.of(List.of(ONE)))));
    }

    @Test
    void anotherOrderIsAnotherPreference() {
        RoomNeeds before =
                new RoomNeeds(Map.of(SQUARE, List.of(List.of(ONE, TWO)), BEACH, List.of(List.of(TREADMILL))));
        RoomNeeds after = new RoomNeeds(Map.of(SQUARE, List.of(List.of(TWO, ONE)), BEACH, List.of(List.of(TREADMILL))));
        assertThat(after.differingFrom(before)).containsExactly(SQUARE);
        assertThat(new RoomNeeds(Map.of()).differingFrom(before)).containsExactlyInAnyOrder(SQUARE, BEACH);
        assertThat(before.differingFrom(before)).isEmpty();
    }

    @Test
    void oneVisitCannotNeedTheSameRoomTwiceOrOneThatIsElsewhere() {
        assertThatCode(() -> new RoomNeeds(Map.of(SQUARE, List.of(List.of(ONE), List.of(TWO)))).check(KNOWN))
                .doesNotThrowAnyException();
        for (List<List<UUID>> impossible :
                List.of(List.of(List.of(ONE, ONE)), List.of(List.of(ONE), List.of(ONE)), List.of(List.of(TREADMILL)))) {
            assertThatThrownBy(() -> new RoomNeeds(Map.of(SQUARE, impossible)).check(KNOWN))
                    .isInstanceOf(InvalidInput.class);
        }
    }
}
