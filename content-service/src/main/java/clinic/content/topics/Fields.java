package clinic.content.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A JSON Schema as a flat list of fields. */
final class Fields {

    private final JsonNode schema;
    private final List<Promise.Field> found = new ArrayList<>();

    Fields(JsonNode schema) {
        this.schema = schema;
    }

    List<Promise.Field> all() {
        object("", schema);
        return List.copyOf(found);
    }

    private void object(String prefix, JsonNode object) {
        var required = words(object.path("required"));
        object.path("properties").properties().forEach(property -> {
            var name = prefix + property.getKey();
            var field = resolved(property.getValue());
            found.add(new Promise.Field(
                    name, type(field), description(property.getValue(), field), required.contains(property.getKey())));
            if (field.has("properties")) {
                object(name + ".", field);
            }
            var items = resolved(field.path("items"));
            if (items.has("properties")) {
                object(name + "[].", items);
            }
        });
    }

    /** What the field is here says more than what its type is everywhere. */
    private static String description(JsonNode here, JsonNode everywhere) {
        return here.path("description").asString(everywhere.path("description").asString(""));
    }

    private String type(JsonNode field) {
        if (field.has("enum")) {
            return String.join(" | ", words(field.path("enum")));
        }
        if (field.has("format")) {
            return field.path("format").asString();
        }
        var type = field.path("type").isArray()
                ? String.join(" | ", words(field.path("type")))
                : field.path("type").asString("");
        return type.equals("array") ? "array: " + type(resolved(field.path("items"))) : type;
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.startsWith("#") ? schema.at(reference.substring(1)) : node;
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(word -> word.asString(""))
                .collect(Collectors.toList());
    }
}
