package clinic.content.editorial;

import clinic.content.publication.Prose;
import clinic.content.publication.WrittenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What whoever writes and whoever reviews should look at; none of it forbids anything. */
final class ProofReading {

    private static final double HARD = 40;
    private static final int LONG_PARAGRAPH = 60;
    private static final int LONG_TITLE = 70;

    private ProofReading() {}

    /**
     * @param code in {@code editor.note.…} of the messages
     * @param path of the field; empty for the whole text
     */
    record Note(String code, String path, String detail) {}

    /** How heavy a text is to read; its methods are public for the pages. */
    record Lix(double exact) {

        public long value() {
            return Math.round(exact);
        }

        public boolean isHard() {
            return exact > HARD;
        }
    }

    static Lix lix(WrittenItem item, String locale) {
        return new Lix(Prose.lix(Prose.of(item.in(locale))));
    }

    static int words(WrittenItem item, String locale) {
        return (int) Prose.of(item.in(locale)).stream().flatMap(Prose::words).count();
    }

    static List<Note> notes(WrittenItem item, String locale) {
        var notes = new ArrayList<Note>();
        var lix = lix(item, locale);
        if (locale.equals("sv") && lix.isHard()) {
            notes.add(new Note("lix", "", String.valueOf(lix.value())));
        }
        var here = leaves(item.in(locale));
        here.forEach((path, text) -> {
            Prose.forbidden(locale, text).stream()
                    .distinct()
                    .forEach(word -> notes.add(new Note("forbidden", path, word)));
            var count = Prose.words(text).count();
            if (count > LONG_PARAGRAPH && !text.startsWith("<")) {
                notes.add(new Note("long", path, String.valueOf(count)));
            }
            if (path.endsWith("title") && text.length() > LONG_TITLE) {
                notes.add(new Note("long-title", path, String.valueOf(text.length())));
            }
        });
        item.texts().forEach((other, text) -> {
            if (!other.equals(locale)) {
                notes.addAll(untranslated(here, leaves(text)));
            }
        });
        return notes;
    }

    private static List<Note> untranslated(Map<String, String> here, Map<String, String> there) {
        var notes = new ArrayList<Note>();
        there.forEach((path, text) -> {
            var own = here.getOrDefault(path, "");
            // How many words and synonyms a language needs is its own affair.
            if (own.isEmpty()
                    && !text.isEmpty()
                    && !path.matches("(words|synonyms|sources|codes)\\[.*|.*\\.words\\[.*")) {
                notes.add(new Note("untranslated", path, text));
            } else if (own.equals(text) && text.contains(" ") && !path.startsWith("sources")) {
                notes.add(new Note("same", path, text));
            }
        });
        return notes;
    }

    /** Every value of a text by its path. */
    static Map<String, String> leaves(JsonNode text) {
        var leaves = new TreeMap<String, String>();
        collect(text, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), leaves));
        } else if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                collect(node.get(at), path + "[" + at + "]", leaves);
            }
        } else {
            leaves.put(path, node.asString(""));
        }
    }
}
