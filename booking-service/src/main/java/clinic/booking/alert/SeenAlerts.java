package clinic.booking.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts somebody has seen: all up to one, and some behind it. A number is drawn before its transaction ends, so
 * one below the highest that was shown may become visible only later: only what is older than any transaction is seen
 * without having been shown.
 *
 * @param upTo all up to this one
 * @param besides and these, all behind it
 */
record SeenAlerts(long upTo, SortedSet<Long> besides) {

    static final SeenAlerts NOTHING = new SeenAlerts(0, Collections.emptySortedSet());

    /** No transaction that takes a booking lasts as long. */
    static final Duration SETTLED = Duration.ofMinutes(1);

    private static final int MOST = 1_000;
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0," + MOST + "}");

    static SeenAlerts of(long upTo, Collection<Long> besides) {
        SortedSet<Long> behind = new TreeSet<>(besides).tailSet(upTo + 1);
        return new SeenAlerts(upTo, Collections.unmodifiableSortedSet(new TreeSet<>(behind)));
    }

    /** As {@link #toString()} writes it; empty for anything else. */
    static Optional<SeenAlerts> read(@Nullable String text) {
        if (text == null || !WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Long> numbers = Stream.of(text.split("\\.", -1)).map(Long::valueOf).toList();
        return Optional.of(of(numbers.getFirst(), numbers.subList(1, numbers.size())));
    }

    /** Those, and all that was shown now, the lowest number first. */
    SeenAlerts andShown(List<Alert> shown, Instant now) {
        Instant settled = now.minus(SETTLED);
        long highest = shown.stream()
                .filter(alert -> alert.at().isBefore(settled))
                .mapToLong(Alert::number)
                .max()
                .orElse(upTo);
        return and(of(highest, shown.stream().map(Alert::number).toList()));
    }

    /** What was seen in one window or another. */
    SeenAlerts and(SeenAlerts other) {
        SortedSet<Long> all = new TreeSet<>(besides);
        all.addAll(other.besides);
        while (all.size() > MOST) {
            all.remove(all.first());
        }
        return of(Math.max(upTo, other.upTo), all);
    }

    @Override
    public String toString() {
        return LongStream.concat(LongStream.of(upTo), besides.stream().mapToLong(Long::longValue))
                .mapToObj(Long::toString)
                .collect(Collectors.joining("."));
    }
}
