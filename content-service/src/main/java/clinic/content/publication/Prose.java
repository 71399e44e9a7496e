package clinic.content.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What of an item is read as a text, how hard it is to read, and which words stand in no text of the clinic. */
public final class Prose {

    private static final Set<String> NOT_PROSE = Set.of(
            "id",
            "locale",
            "approver",
            "reviewBy",
            "sources",
            "slug",
            "synonyms",
            "codes",
            "words",
            "picture",
            "direction",
            "variants",
            "form",
            "kind",
            "suitedTreatments",
            "bookable",
            "level",
            "evidence");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:])\\s+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}/-]+");
    private static final int LONG = 6;

    /** No scare, no promise. */
    private static final Map<String, List<String>> FORBIDDEN = Map.of(
            "sv",
            List.of(
                    "garanter\\w*",
                    "botar?",
                    "botad\\w*",
                    "mirak\\w*",
                    "undergör\\w*",
                    "smärtfri\\w*",
                    "helt ofarlig\\w*",
                    "alltid hjälper",
                    "utsliten",
                    "utslitna",
                    "utslitet",
                    "ben mot ben",
                    "ur led",
                    "ur läge",
                    "förslitning\\w*",
                    "invalid\\w*",
                    "krympling\\w*",
                    "tickande bomb",
                    "du måste",
                    "lorem",
                    "todo"),
            "en",
            List.of(
                    "guarantee\\w*",
                    "cures?",
                    "cured",
                    "miracle\\w*",
                    "pain-free",
                    "completely harmless",
                    "always helps",
                    "worn out",
                    "wear and tear",
                    "bone on bone",
                    "out of place",
                    "cripple\\w*",
                    "ticking bomb",
                    "you must",
                    "lorem",
                    "todo"));

    private Prose() {}

    /** Everything that a reader reads, title by title and paragraph by paragraph. */
    public static List<String> of(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isString() && !ID.matcher(node.stringValue()).matches()) {
            texts.add(node.stringValue());
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(field -> !NOT_PROSE.contains(field.getKey()))
                    .forEach(field -> texts.addAll(of(field.getValue())));
        } else {
            node.forEach(child -> texts.addAll(of(child)));
        }
        return texts;
    }

    /** LIX: words per sentence, and how many of a hundred words are longer than six letters; 0 without words. */
    public static double lix(List<String> prose) {
        // A title or a point of a list ends a sentence though it has no full stop.
        var sentences = prose.stream().flatMap(SENTENCE::splitAsStream).count();
        var words = prose.stream().flatMap(Prose::words).toList();
        var longOnes = words.stream().filter(word -> word.length() > LONG).count();
        return words.isEmpty() ? 0 : (double) words.size() / sentences + 100.0 * longOnes / words.size();
    }

    /** Word by word. */
    public static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    /** The words of a text that scare or promise. */
    public static List<String> forbidden(String language, String text) {
        if (!FORBIDDEN.containsKey(language)) {
            return List.of();
        }
        var words = String.join("|", FORBIDDEN.getOrDefault(language, List.of()));
        return Pattern.compile("(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])", Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
