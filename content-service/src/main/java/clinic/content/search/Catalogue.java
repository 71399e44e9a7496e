package clinic.content.search;

import clinic.content.condition.Condition;
import clinic.content.condition.Condition.Section;
import clinic.content.condition.Condition.Sign;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** All articles in one language, by the words they are looked for with. It is made anew when something is published. */
final class Catalogue {

    private static final double NAME = 10;
    private static final double WORD = 7;
    private static final double HEADING = 3;
    private static final double TEXT = 1;
    /** What an article is found with by chance is less than this. */
    private static final double ENOUGH = 0.6;

    private final PlainText text;
    private final Tongue tongue;
    private final List<Entry> entries;
    private final Map<String, Integer> articlesWith = new HashMap<>();
    private final Set<String> telling = new HashSet<>();

    Catalogue(List<Condition> conditions, PlainText text, String language) {
        this.text = text;
        this.tongue = Tongue.of(language);
        this.entries = conditions.stream().map(this::entry).toList();
        entries.forEach(entry -> entry.weights().forEach((stem, weight) -> {
            articlesWith.merge(stem, 1, Integer::sum);
            if (weight >= HEADING) {
                telling.add(stem);
            }
        }));
    }

    /** @param phrases what it is called, word by word */
    private record Entry(
            Condition condition,
            Map<String, Double> weights,
            List<Set<String>> phrases,
            Map<Section, Set<String>> sections,
            Map<Sign, List<Set<String>>> signs) {}

    /** The articles that answer to these words, the best first. */
    List<Finding> find(String asked) {
        var words = known(tongue.stems(asked));
        var named = tongue.naming(asked);
        return entries.stream()
                .map(entry -> finding(entry, words, named))
                .filter(finding -> finding.score() >= ENOUGH)
                .sorted(Comparator.comparing(Finding::hasEmergency)
                        .thenComparing(Finding::score)
                        .reversed()
                        .thenComparing(finding -> finding.condition().name()))
                .toList();
    }

    /**
     * For each word that was written, the stems it may stand for. One that is known as it stands is meant so; another is
     * guessed at, among the words that tell what an article is about.
     */
    private List<Map<String, Double>> known(List<String> written) {
        return written.stream().distinct().map(this::known).toList();
    }

    private Map<String, Double> known(String written) {
        if (articlesWith.containsKey(written)) {
            return Map.of(written, 1.0);
        }
        var like = new HashMap<String, Double>();
        telling.forEach(stem -> {
            var likeness = Likeness.of(written, stem);
            if (likeness > 0) {
                like.put(stem, likeness);
            }
        });
        var best = like.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        like.values().removeIf(likeness -> likeness < best - 0.1);
        return like;
    }

    private Finding finding(Entry entry, List<Map<String, Double>> words, List<String> named) {
        var meant = new HashSet<String>();
        words.forEach(word -> meant.addAll(word.keySet()));
        var score = 0.0;
        for (var word : words) {
            score += word.entrySet().stream()
                    .mapToDouble(stem ->
                            stem.getValue() * entry.weights().getOrDefault(stem.getKey(), 0.0) * rarity(stem.getKey()))
                    .max()
                    .orElse(0);
        }
        // A name that was written whole says more than its words.
        score += entry.phrases().stream()
                .filter(meant::containsAll)
                .mapToDouble(phrase -> phrase.size() * WORD)
                .max()
                .orElse(0);
        var section = section(entry, meant);
        meant.addAll(named);
        var signs = entry.condition().redFlags().stream()
                .filter(sign ->
                        entry.signs().getOrDefault(sign, List.of()).stream().anyMatch(meant::containsAll))
                .sorted(Comparator.comparing(Sign::level))
                .toList();
        return new Finding(entry.condition(), section, signs, score);
    }

    /** A word that every article has tells nothing apart. */
    private double rarity(String stem) {
        return Math.log(1.0 + (double) entries.size() / articlesWith.getOrDefault(stem, entries.size()));
    }

    /** Where to read on: the section that has most of what was meant. */
    private static Optional<Section> section(Entry entry, Set<String> meant) {
        ToLongFunction<Section> hits = section -> entry.sections().getOrDefault(section, Set.of()).stream()
                .filter(meant::contains)
                .count();
        return entry.condition().sections().stream()
                .filter(section -> hits.applyAsLong(section) > 0)
                .max(Comparator.comparingLong(hits));
    }

    private Entry entry(Condition condition) {
        var weights = new HashMap<String, Double>();
        var names = Stream.concat(Stream.of(condition.name()), condition.synonyms().stream())
                .toList();
        names.forEach(name -> weigh(weights, name, NAME));
        condition.words().forEach(word -> weigh(weights, word, WORD));
        condition.redFlags().forEach(sign -> sign.words().forEach(word -> weigh(weights, word, WORD)));
        weigh(weights, condition.summary() + " " + condition.lead(), HEADING);
        condition.mechanisms().forEach(mechanism -> weigh(weights, mechanism.name(), HEADING));
        var sections = new HashMap<Section, Set<String>>();
        for (var section : condition.sections()) {
            weigh(weights, section.title(), HEADING);
            var told = text.of(condition, section);
            weigh(weights, told, TEXT);
            sections.put(section, Set.copyOf(tongue.stems(section.title() + " " + told)));
        }
        var phrases = Stream.concat(names.stream(), condition.words().stream())
                .map(this::phrase)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
        var signs = new HashMap<Sign, List<Set<String>>>();
        condition
                .redFlags()
                .forEach(sign -> signs.put(
                        sign,
                        sign.words().stream()
                                .map(tongue::naming)
                                .map(Set::copyOf)
                                .filter(phrase -> !phrase.isEmpty())
                                .toList()));
        return new Entry(condition, weights, phrases, sections, signs);
    }

    private Set<String> phrase(String words) {
        return Set.copyOf(tongue.stems(words));
    }

    private void weigh(Map<String, Double> weights, String text, double weight) {
        tongue.stems(text).forEach(stem -> weights.merge(stem, weight, Math::max));
    }
}
