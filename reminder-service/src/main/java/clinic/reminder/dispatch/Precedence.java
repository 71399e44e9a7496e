package clinic.reminder.dispatch;

import clinic.contracts.reminder.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who goes first when more is due than hands are free: codes before word of what was just done, and that before what has
 * time. Purposes of one rank take turns, and one hand in eight is for whoever was served longest ago, so that a flood of
 * one kind holds up the others but never stops them.
 */
final class Precedence {

    private static final int FOR_THE_LEAST_SERVED = 8;

    private final Map<Purpose, Long> served = new EnumMap<>(Purpose.class);
    private long hands;

    /** Takes up to so many out of the lines, whose turn it is coming first. */
    synchronized <T> List<T> choose(Map<Purpose, Deque<T>> lines, int limit) {
        List<T> chosen = new ArrayList<>();
        while (chosen.size() < limit) {
            hands++;
            Comparator<Map.Entry<Purpose, Deque<T>>> turn =
                    Comparator.comparingLong(line -> served.getOrDefault(line.getKey(), 0L));
            Comparator<Map.Entry<Purpose, Deque<T>>> rank = Comparator.comparingInt(line -> rank(line.getKey()));
            Map.Entry<Purpose, Deque<T>> next = lines.entrySet().stream()
                    .filter(line -> !line.getValue().isEmpty())
                    .min(hands % FOR_THE_LEAST_SERVED == 0 ? turn : rank.thenComparing(turn))
                    .orElse(null);
            if (next == null) {
                return chosen;
            }
            served.put(next.getKey(), hands);
            chosen.add(next.getValue().removeFirst());
        }
        return chosen;
    }

    private static int rank(Purpose purpose) {
        return switch (purpose) {
            // Somebody sits and waits for it, or has waited too long.
            case CODE, ESCALATION -> 0;
            case REMINDER, CHECK_IN, NO_SHOW -> 2;
            default -> 1;
        };
    }
}
