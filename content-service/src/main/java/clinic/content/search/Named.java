package clinic.content.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pages that are looked for by name, and by what they tell where somebody writes words of it. */
final class Named<T> {

    /** A name may be written with a slip, or be part of what is written. */
    private static final double LIKE = 0.55;

    private final Tongue tongue;
    private final Map<T, Words> pages;

    private record Words(List<String> name, Set<String> told) {}

    /** @param pages what each is called, and what it tells */
    Named(Map<T, Told> pages, String language) {
        this.tongue = Tongue.of(language);
        this.pages = pages.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        page -> new Words(
                                tongue.stems(page.getValue().name()),
                                new HashSet<>(tongue.stems(page.getValue().text())))));
    }

    /** @param text empty where only the name counts */
    record Told(String name, String text) {}

    /** Those that answer to these words, the best first. */
    List<T> find(String asked) {
        var words = tongue.stems(asked);
        return pages.entrySet().stream()
                .map(page -> Map.entry(page.getKey(), score(page.getValue(), words)))
                .filter(page -> page.getValue() >= LIKE)
                .sorted(Comparator.comparing((Map.Entry<T, Double> page) -> page.getValue())
                        .reversed()
                        .thenComparing(page -> String.valueOf(page.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double score(Words page, List<String> asked) {
        var byName = asked.stream()
                .mapToDouble(word -> page.name().stream()
                        .mapToDouble(known -> Likeness.of(word, known))
                        .filter(likeness -> likeness >= LIKE)
                        .max()
                        .orElse(0))
                .sum();
        return byName > 0 || asked.isEmpty() || !page.told().containsAll(asked) ? byName : LIKE;
    }
}
