package clinic.content.editorial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one version says otherwise than another, field by field and word by word. */
final class Difference {

    /** Two texts longer than this are shown one after the other. */
    private static final int MOST_WORDS = 600;

    private Difference() {}

    /** @param pieces the field's words in reading order */
    record Change(String path, List<Piece> pieces) {}

    /** @param how {@code same}, {@code gone} or {@code added} */
    record Piece(String how, String text) {}

    /** @param before null where nothing was published */
    static List<Change> between(@Nullable JsonNode before, JsonNode after) {
        var old = before == null ? Map.<String, String>of() : ProofReading.leaves(before);
        var now = ProofReading.leaves(after);
        var paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        var changes = new ArrayList<Change>();
        for (var path : paths) {
            var was = old.getOrDefault(path, "");
            var is = now.getOrDefault(path, "");
            if (!was.equals(is)) {
                changes.add(new Change(path, pieces(was, is)));
            }
        }
        return changes;
    }

    static List<Piece> pieces(String before, String after) {
        var was = words(before);
        var is = words(after);
        if (was.size() > MOST_WORDS || is.size() > MOST_WORDS) {
            return List.of(new Piece("gone", before), new Piece("added", after));
        }
        // The longest run of words that both have, by the usual table.
        var same = new int[was.size() + 1][is.size() + 1];
        for (int old = was.size() - 1; old >= 0; old--) {
            for (int now = is.size() - 1; now >= 0; now--) {
                same[old][now] = was.get(old).equals(is.get(now))
                        ? same[old + 1][now + 1] + 1
                        : Math.max(same[old + 1][now], same[old][now + 1]);
            }
        }
        var pieces = new ArrayList<Piece>();
        int old = 0;
        int now = 0;
        while (old < was.size() || now < is.size()) {
            if (old < was.size() && now < is.size() && was.get(old).equals(is.get(now))) {
                add(pieces, "same", was.get(old++));
                now++;
            } else if (old < was.size() && (now == is.size() || same[old + 1][now] >= same[old][now + 1])) {
                add(pieces, "gone", was.get(old++));
            } else {
                add(pieces, "added", is.get(now++));
            }
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String how, String word) {
        if (!pieces.isEmpty() && pieces.getLast().how().equals(how)) {
            pieces.set(pieces.size() - 1, new Piece(how, pieces.getLast().text() + " " + word));
        } else {
            pieces.add(new Piece(how, word));
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
