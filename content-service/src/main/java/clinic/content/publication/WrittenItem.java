package clinic.content.publication;

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

    /** @throws NoSuchElementException when it is not written in this language */
    public ObjectNode in(String locale) {
        var text = texts.get(locale);
        if (text == null) {
            throw new NoSuchElementException("not written in " + locale);
        }
        return text;
    }
}
