package clinic.content.editorial;

import clinic.content.publication.Shape;
import clinic.content.publication.Shape.Field;
import clinic.content.publication.Shape.Group;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of an item in a form; its methods are public for the page.
 *
 * @param path such as {@code sections[2].title}: the field's name in the form
 * @param name in {@code editor.field.…} of the messages
 * @param type which fragment draws it
 * @param value as it is typed
 * @param word what tells a group from others that may stand in its place; empty where none may
 * @param options to choose from
 * @param boxes what is in it
 */
record Box(String path, String name, String type, String value, String word, List<Option> options, List<Box> boxes) {

    private static final int QUARTERS = 96;

    /** @param label a name as it is; empty where {@code editor.choice.…} of the messages has it */
    record Option(String value, String label, boolean chosen) {}

    /** How many lines its words take, about. */
    public int rows() {
        return type.equals("lines")
                ? Math.max(2, (int) value.lines().count() + value.length() / 200)
                : Math.clamp(value.length() / 80 + 1, 1, 14);
    }

    /** @param items of each kind, by id, in the reader's language */
    static List<Box> of(Group group, JsonNode text, Map<String, Map<UUID, String>> items) {
        return boxes(group, text, "", items);
    }

    private static List<Box> boxes(Group group, JsonNode text, String prefix, Map<String, Map<UUID, String>> items) {
        return group.fields().stream()
                .map(field -> box(field, text.path(field.name()), prefix + field.name(), items))
                .toList();
    }

    private static Box box(Field field, JsonNode value, String path, Map<String, Map<UUID, String>> items) {
        return switch (field.shape()) {
            case Shape.Text text -> plain(path, field, text.oneLine() ? "line" : "text", value.asString(""));
            case Shape.Number number -> plain(path, field, "number", value.asString(""));
            case Shape.Day day -> plain(path, field, "day", value.asString(""));
            case Shape.Time time -> with(path, field, "one", quarters(value.asString("")));
            case Shape.Lines lines -> plain(path, field, "lines", String.join("\n", strings(value)));
            case Shape.Choice choice -> {
                var chosen = chosen(value);
                yield with(
                        path,
                        field,
                        choice.several() ? "several" : "one",
                        choice.words().stream()
                                .map(word -> new Option(word, "", chosen.contains(word)))
                                .toList());
            }
            case Shape.Reference reference -> {
                var chosen = chosen(value);
                yield with(path, field, reference.several() ? "several" : "one", options(reference, chosen, items));
            }
            case Group group ->
                new Box(path, field.name(), "group", "", "", List.of(), boxes(group, value, path + ".", items));
            case Shape.Many many -> many(path, field, many, value, items);
        };
    }

    /** Of an hour, and what stands there already: a browser's own field for times may show AM and PM. */
    private static List<Option> quarters(String chosen) {
        return Stream.concat(
                        IntStream.range(0, QUARTERS)
                                .mapToObj(quarter ->
                                        LocalTime.MIN.plusMinutes(15L * quarter).toString()),
                        Stream.of(chosen).filter(time -> !time.isEmpty()))
                .distinct()
                .sorted()
                .map(time -> new Option(time, time, time.equals(chosen)))
                .toList();
    }

    /** What is chosen stands first, in its order; something chosen that is not there any more keeps its place. */
    private static List<Option> options(
            Shape.Reference reference, Set<String> chosen, Map<String, Map<UUID, String>> items) {
        var known = items.getOrDefault(reference.kind(), Map.of()).entrySet().stream()
                .collect(Collectors.toMap(item -> item.getKey().toString(), Map.Entry::getValue));
        var options = new ArrayList<Option>();
        chosen.stream()
                .filter(id -> !id.isEmpty())
                .forEach(id -> options.add(new Option(id, known.getOrDefault(id, id), true)));
        known.entrySet().stream()
                .filter(item -> !chosen.contains(item.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .forEach(item -> options.add(new Option(item.getKey(), item.getValue(), false)));
        return options;
    }

    private static Box many(
            String path, Field field, Shape.Many many, JsonNode value, Map<String, Map<UUID, String>> items) {
        var boxes = new ArrayList<Box>();
        for (int at = 0; at < value.size(); at++) {
            var one = value.get(at);
            var group = groupOf(many, one.path("kind").asString(""));
            var place = path + "[" + at + "]";
            boxes.add(new Box(
                    place,
                    field.name(),
                    "group",
                    String.valueOf(at + 1),
                    group.word() == null ? "" : group.word(),
                    List.of(),
                    boxes(group, one, place + ".", items)));
        }
        return new Box(
                path,
                field.name(),
                "many",
                String.valueOf(value.size()),
                "",
                many.of().stream()
                        .map(group -> new Option(group.word() == null ? "" : group.word(), "", false))
                        .toList(),
                boxes);
    }

    static Group groupOf(Shape.Many many, @Nullable String word) {
        return many.of().stream()
                .filter(group -> group.word() == null || group.word().equals(word))
                .findFirst()
                .orElse(many.of().getFirst());
    }

    private static Set<String> chosen(JsonNode value) {
        return value.isArray() ? new LinkedHashSet<>(strings(value)) : Set.of(value.asString(""));
    }

    private static List<String> strings(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false)
                .map(one -> one.asString(""))
                .toList();
    }

    private static Box plain(String path, Field field, String type, String value) {
        return new Box(path, field.name(), type, value, "", List.of(), List.of());
    }

    private static Box with(String path, Field field, String type, List<Option> options) {
        return new Box(path, field.name(), type, "", "", options, List.of());
    }
}
