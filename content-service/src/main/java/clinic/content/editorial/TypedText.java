package clinic.content.editorial;

import clinic.content.publication.Shape;
import clinic.content.publication.Shape.Field;
import clinic.content.publication.Shape.Group;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads an item back from a form, field by field as the shape of its kind says; nothing else in the form counts. */
final class TypedText {

    /** More groups than this nobody types; whoever sends more is not a form of ours. */
    private static final int MOST = 200;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final MultiValueMap<String, String> typed;

    private TypedText(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    static ObjectNode read(Group group, MultiValueMap<String, String> typed) {
        return new TypedText(typed).group(group, "");
    }

    private ObjectNode group(Group group, String prefix) {
        var read = JSON.objectNode();
        if (group.word() != null) {
            read.put("kind", group.word());
        }
        for (Field field : group.fields()) {
            read.set(field.name(), field(field.shape(), prefix + field.name()));
        }
        return read;
    }

    private JsonNode field(Shape shape, String path) {
        return switch (shape) {
            case Shape.Text text -> JSON.stringNode(words(first(path)));
            case Shape.Day day -> JSON.stringNode(first(path).strip());
            case Shape.Time time -> JSON.stringNode(first(path).strip());
            case Shape.Number number -> number(first(path).strip());
            case Shape.Lines lines ->
                array(first(path).lines().map(TypedText::words).toList());
            case Shape.Choice choice -> choice.several() ? array(all(path)) : JSON.stringNode(first(path));
            case Shape.Reference reference -> reference.several() ? array(all(path)) : JSON.stringNode(first(path));
            case Group group -> group(group, path + ".");
            case Shape.Many many -> many(many, path);
        };
    }

    private ArrayNode many(Shape.Many many, String path) {
        var read = JSON.arrayNode();
        int count = Optional.of(first(path + ".n"))
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(0);
        for (int at = 0; at < Math.min(count, MOST); at++) {
            var place = path + "[" + at + "]";
            read.add(group(Box.groupOf(many, first(place + ".kind")), place + "."));
        }
        return read;
    }

    /** What is no number stays what it is; then it is said at its field. */
    private static JsonNode number(String text) {
        return text.matches("\\d{1,4}") ? JSON.numberNode(Integer.parseInt(text)) : JSON.stringNode(text);
    }

    /** A line break that somebody typed into a sentence is a blank; a drawing keeps its lines. */
    private static String words(String text) {
        var plain = text.replace("\r\n", "\n").strip();
        return plain.startsWith("<") ? plain : plain.replaceAll("\\s+", " ");
    }

    private static ArrayNode array(List<String> values) {
        var read = JSON.arrayNode();
        values.stream().filter(value -> !value.isBlank()).forEach(read::add);
        return read;
    }

    private List<String> all(String path) {
        return Objects.requireNonNullElse(typed.get(path), List.of());
    }

    private String first(String path) {
        return Objects.requireNonNullElse(typed.getFirst(path), "");
    }
}
