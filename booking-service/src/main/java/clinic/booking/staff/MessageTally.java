package clinic.booking.staff;

import clinic.contracts.reminder.NotSentReason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of all messages that were ever planned and are still kept: sent, not sent, and waiting make them up. Its
 * methods are public for the page, which calls them by name.
 *
 * @param notSent by reason, as the topic calls it; a newer release may have reasons that this one does not know
 * @param missing those due that nobody can account for; null where that cannot be told just now
 */
record MessageTally(
        long planned,
        long sent,
        Map<String, Long> notSent,
        long waiting,
        @Nullable Long missing) {

    public long notSentAltogether() {
        return notSent.values().stream().mapToLong(Long::longValue).sum();
    }

    public Map<NotSentReason, Long> notSentByReason() {
        Map<NotSentReason, Long> known = new EnumMap<>(NotSentReason.class);
        notSent.forEach((name, number) -> reason(name).ifPresent(reason -> known.put(reason, number)));
        return known;
    }

    public long notSentOtherwise() {
        return unknownReasons().stream().mapToLong(notSent::get).sum();
    }

    List<String> unknownReasons() {
        return notSent.keySet().stream()
                .filter(name -> reason(name).isEmpty())
                .sorted()
                .toList();
    }

    private static Optional<NotSentReason> reason(String name) {
        return Arrays.stream(NotSentReason.values())
                .filter(reason ->
                        reason.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst();
    }
}
