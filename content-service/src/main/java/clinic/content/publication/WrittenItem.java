package clinic.content.publication;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item as somebody wrote it, which nobody stands for yet.
 *
 * @param kind the name of its kind
 * @param texts by language: what a file of content holds, without id, locale, version and approver
 */
public record WrittenItem(UUID id, String kind, Map<String, ObjectNode> texts) {

    public WrittenItem {
        texts = new TreeMap<>(texts);
    }

    /** With another text in this language. */
    public WrittenItem with(String locale, ObjectNode text) {
        var others = new TreeMap<>(texts);
        others.put(locale, text);
        return new WrittenItem(id, kind, others);
    }

    /** Another for every other text in this language, so that whoever writes in it can say what they began with. */
    public UUID mark(String locale) {
        return UUID.nameUUIDFromBytes(in(locale).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws NoSuchElementException when it is not written in this language */
    public ObjectNode in(String locale) {
        var text = texts.get(locale);
        if (text == null) {
            throw new NoSuchElementException("not written in " + locale);
        }
        return text;
    }
}
