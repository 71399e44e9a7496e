package clinic.content.publication;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is shown today, as it was read: a published version never changes, and one page asks for most of them. What is no
 * longer shown is forgotten.
 */
class ReadVersions {

    /** @param publishedAt tells apart from it what a transaction published that was given up */
    record Version(UUID item, int number, OffsetDateTime publishedAt) {}

    private record Shelf(Class<?> type, String locale) {}

    private final Map<Shelf, Map<Version, Authored>> shelves = new ConcurrentHashMap<>();

    /** The items of these versions in their order; those that are not here yet are read. */
    <T extends Authored> List<T> shown(
            Class<T> type, String locale, List<Version> versions, Function<Version, T> reader) {
        var shelf = new Shelf(type, locale);
        var before = shelves.getOrDefault(shelf, Map.of());
        var now = new LinkedHashMap<Version, Authored>();
        versions.forEach(version -> {
            var known = before.get(version);
            now.put(version, known == null ? reader.apply(version) : known);
        });
        if (!now.keySet().equals(before.keySet())) {
            shelves.put(shelf, now);
        }
        return now.values().stream().map(type::cast).toList();
    }
}
