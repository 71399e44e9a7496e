package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.Purpose;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

    private final Precedence precedence = new Precedence();
    private final Map<Purpose, Deque<Purpose>> lines = new EnumMap<>(Purpose.class);

    private void waiting(int number, Purpose purpose) {
        lines.computeIfAbsent(purpose, line -> new ArrayDeque<>()).addAll(Collections.nCopies(number, purpose));
    }

    @Test
    void codesGoBeforeConfirmationsAndThoseBeforeReminders() {
        waiting(2, Purpose.REMINDER);
        waiting(2, Purpose.CONFIRMATION);
        waiting(2, Purpose.CODE);
        assertThat(precedence.choose(lines, 5))
                .containsExactly(
                        Purpose.CODE, Purpose.CODE, Purpose.CONFIRMATION, Purpose.CONFIRMATION, Purpose.REMINDER);
    }

    @Test
    void floodOfOneKindStopsNoOther() {
        waiting(1000, Purpose.CODE);
        waiting(1000, Purpose.CONFIRMATION);
        waiting(3, Purpose.REMINDER);
        waiting(3, Purpose.CHECK_IN);
        List<Purpose> left = new ArrayList<>();
        // One hand at a time, as a busy dispatcher asks.
        for (int hand = 0; hand < 100; hand++) {
            left.addAll(precedence.choose(lines, 1));
        }
        assertThat(left).hasSize(100).contains(Purpose.REMINDER, Purpose.CHECK_IN, Purpose.CONFIRMATION);
        assertThat(Collections.frequency(left, Purpose.CODE)).isGreaterThan(85);
    }

    @Test
    void purposesOfOneRankTakeTurns() {
        waiting(1000, Purpose.REMINDER);
        waiting(1000, Purpose.CHECK_IN);
        assertThat(Collections.frequency(precedence.choose(lines, 100), Purpose.CHECK_IN))
                .isBetween(45, 55);
    }

    @Test
    void freeHandsAreNotLeftFree() {
        waiting(3, Purpose.CHECK_IN);
        assertThat(precedence.choose(lines, 16)).hasSize(3);
    }
}
